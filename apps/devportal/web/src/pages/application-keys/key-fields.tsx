import { Checkbox, Stack, TextInput } from '@mantine/core';
import type { ApiForm } from '@quintet/web-kit';
import { useStrings } from '../../strings';
import { grantTypes, type KeyValues } from './key-values';

/** What may be said of keys. */
export const KeyFields = ({ form: { form } }: { readonly form: ApiForm<KeyValues> }) => {
  const { keys: words } = useStrings();
  const { grants } = form.getValues();
  return (
    <>
      <Checkbox.Group label={words.grants} description={words.grantsHelp} required value={[...grants]} onChange={(value) => form.setFieldValue('grants', value)} error={form.errors['grants']}>
        <Stack gap="xs" mt="xs">
          {grantTypes.map((grant) => (
            <Checkbox key={grant} value={grant} label={words.grantNames[grant] ?? grant} />
          ))}
        </Stack>
      </Checkbox.Group>
      <TextInput label={words.callbacks} description={words.callbacksHelp} required={grants.includes('authorization_code')} placeholder="https://app.example.com/callback" {...form.getInputProps('callbackUrl')} />
      <TextInput label={words.lifetime} description={words.lifetimeHelp} inputMode="numeric" maw={320} {...form.getInputProps('lifetime')} />
    </>
  );
};
