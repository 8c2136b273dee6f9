import { SimpleGrid, Stack, TextInput } from '@mantine/core';
import type { ApiForm } from '@quintet/web-kit';
import { useStrings } from '../../strings/pages';
import { addressOf, type ApiBasics } from './api-basics';

/** Name, version, context and endpoint: the same wherever an API is made. */
export const BasicsFields = ({ form: { form }, autoFocus = false }: { readonly form: ApiForm<ApiBasics>; readonly autoFocus?: boolean }) => {
  const { createApi } = useStrings();
  const address = addressOf(form.getValues());
  return (
    <Stack>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput label={createApi.name} description={createApi.nameText} required autoFocus={autoFocus} {...form.getInputProps('name')} />
        <TextInput label={createApi.version} description={createApi.versionRule} required {...form.getInputProps('version')} />
      </SimpleGrid>
      <TextInput label={createApi.context} description={address === '' ? createApi.contextRule : createApi.contextText(address)} required placeholder="/pizza" {...form.getInputProps('context')} />
      <TextInput label={createApi.endpoint} description={createApi.endpointText} type="url" placeholder="https://backend.example.com" {...form.getInputProps('endpoint')} />
    </Stack>
  );
};
