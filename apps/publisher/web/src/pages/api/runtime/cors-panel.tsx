import { Checkbox, Chip, Group, Input, NativeSelect, SimpleGrid, Switch, TagsInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useStrings } from '../../../strings/pages';
import { Panel } from './panel';
import { corsVerbs, type RuntimeForm } from './runtime-form';

/** Which pages of other sites may read what the API answers. */
export const CorsPanel = ({ form, isReadOnly }: { readonly form: UseFormReturnType<RuntimeForm>; readonly isReadOnly: boolean }) => {
  const { runtime: words } = useStrings();
  const { cors } = form.values;
  const set = (change: Partial<RuntimeForm['cors']>): void => form.setFieldValue('cors', { ...cors, ...change } as never);
  return (
    <Panel title={words.cors} help={words.corsHelp}>
      <Switch label={words.corsOn} checked={cors.enabled} onChange={(event) => set({ enabled: event.currentTarget.checked })} disabled={isReadOnly} />
      {cors.enabled && (
        <>
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <NativeSelect
              label={words.origins}
              data={[
                { value: 'any', label: words.anyOrigin },
                { value: 'some', label: words.someOrigins },
              ]}
              value={cors.anyOrigin ? 'any' : 'some'}
              onChange={(event) => set({ anyOrigin: event.currentTarget.value === 'any' })}
              disabled={isReadOnly}
            />
            {!cors.anyOrigin && (
              <TagsInput
                label={words.someOrigins}
                description={words.originsHelp}
                inputWrapperOrder={['label', 'input', 'description', 'error']}
                value={[...cors.origins]}
                onChange={(origins) => set({ origins: origins.map((origin) => origin.trim().replace(/\/+$/, '')) })}
                error={form.errors['cors.origins']}
                disabled={isReadOnly}
                acceptValueOnBlur
              />
            )}
          </SimpleGrid>
          <Input.Wrapper label={words.corsMethods} labelElement="div" error={form.errors['cors.methods']}>
            <Chip.Group multiple value={[...cors.methods]} onChange={(methods) => set({ methods })}>
              <Group gap="xs" mt={4} role="group" aria-label={words.corsMethods}>
                {[...new Set([...corsVerbs, ...cors.methods])].map((verb) => (
                  <Chip key={verb} value={verb} size="sm" radius="sm" disabled={isReadOnly}>
                    {verb}
                  </Chip>
                ))}
              </Group>
            </Chip.Group>
          </Input.Wrapper>
          <TagsInput label={words.corsHeaders} value={[...cors.headers]} onChange={(headers) => set({ headers })} error={form.errors['cors.headers']} disabled={isReadOnly} acceptValueOnBlur />
          <Checkbox label={words.credentials} description={cors.anyOrigin ? words.credentialsAny : undefined} checked={cors.credentials && !cors.anyOrigin} disabled={isReadOnly || cors.anyOrigin} onChange={(event) => set({ credentials: event.currentTarget.checked })} />
        </>
      )}
    </Panel>
  );
};
