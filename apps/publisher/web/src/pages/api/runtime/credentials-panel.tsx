import { Checkbox, MultiSelect, NativeSelect, SimpleGrid, Stack, TagsInput, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { answer } from '@quintet/web-kit';
import { useQuery } from '@tanstack/react-query';
import { publisher } from '../../../api/client';
import { useStrings } from '../../../strings/pages';
import { Panel } from './panel';
import type { RuntimeForm } from './runtime-form';

const useKeyManagers = () => useQuery({ queryKey: ['key-managers'], queryFn: async ({ signal }) => (await answer(publisher.GET('/key-managers', { signal }))).list, staleTime: 60_000 });

/** Which credentials are accepted, where they stand, and whose they are. */
export const CredentialsPanel = ({ form, isReadOnly }: { readonly form: UseFormReturnType<RuntimeForm>; readonly isReadOnly: boolean }) => {
  const { runtime: words } = useStrings();
  const managers = useKeyManagers();
  const { securityScheme, keyManagersFor, keyManagers } = form.values;
  const [tokens, keys] = [securityScheme.includes('oauth2'), securityScheme.includes('api_key')];
  const known = (managers.data ?? []).map(({ name }) => name);
  return (
    <Panel title={words.security} help={words.securityHelp}>
      <Checkbox.Group {...form.getInputProps('securityScheme')} value={[...securityScheme]} aria-label={words.security}>
        <Stack gap="sm">
          <Checkbox value="oauth2" label={words.oauth2} description={words.oauth2Help} disabled={isReadOnly} />
          <Checkbox value="api_key" label={words.apiKey} description={words.apiKeyHelp} disabled={isReadOnly} />
        </Stack>
      </Checkbox.Group>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        {tokens && <TextInput label={words.tokenHeader} description={words.tokenHeaderHelp} inputWrapperOrder={['label', 'input', 'description', 'error']} {...form.getInputProps('authorizationHeader')} disabled={isReadOnly} spellCheck={false} />}
        {keys && <TextInput label={words.keyHeader} {...form.getInputProps('apiKeyHeader')} disabled={isReadOnly} spellCheck={false} />}
        {tokens && (
          <TagsInput
            label={words.audiences}
            description={words.audiencesHelp}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            placeholder={words.audiencesPlaceholder}
            {...form.getInputProps('audiences')}
            value={[...form.values.audiences]}
            disabled={isReadOnly}
            clearable
          />
        )}
        {tokens && (
          <NativeSelect
            label={words.keyManagers}
            description={words.keyManagersHelp}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            data={[
              { value: 'all', label: words.allKeyManagers },
              { value: 'some', label: words.someKeyManagers },
            ]}
            value={keyManagersFor}
            onChange={(event) => form.setFieldValue('keyManagersFor', event.currentTarget.value as never)}
            disabled={isReadOnly}
          />
        )}
        {tokens && keyManagersFor === 'some' && (
          <MultiSelect label={words.chooseKeyManagers} data={[...new Set([...known, ...keyManagers])]} {...form.getInputProps('keyManagers')} value={[...keyManagers]} disabled={isReadOnly} />
        )}
      </SimpleGrid>
    </Panel>
  );
};
