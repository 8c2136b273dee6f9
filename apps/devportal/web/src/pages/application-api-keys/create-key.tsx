import { Modal, NativeSelect, TextInput } from '@mantine/core';
import { answer, ApiFormView, useApiForm, useKitStrings } from '@quintet/web-kit';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { z } from 'zod';
import { api, type Schemas } from '../../api';
import type { KeyType } from '../../api/application-queries';
import { useStrings } from '../../strings';

interface CreateKeyProps {
  readonly applicationId: string;
  readonly keyType: KeyType;
  readonly onClose: () => void;
  readonly onMade: (made: Schemas['NewApiKey']) => void;
}

const fields: Readonly<Record<string, string>> = { keyName: 'name', validityPeriod: 'validity', 'additionalProperties.permittedIP': 'ips', 'additionalProperties.permittedReferer': 'referers' };
/** Ninety days: long enough to be of use, and not for ever. */
const usualValidity = '7776000';

const CreateForm = ({ applicationId, keyType, onClose, onMade }: CreateKeyProps) => {
  const { apiKeys: words } = useStrings();
  const client = useQueryClient();
  const form = useApiForm({
    schema: useMemo(() => z.looseObject({ name: z.string().trim().min(1, words.nameNeeded) }), [words]),
    initialValues: { name: '', validity: usualValidity, ips: '', referers: '' },
    fieldOf: (field) => fields[field] ?? field,
    submit: ({ name, validity, ips, referers }) =>
      answer(
        api.POST('/applications/{applicationId}/api-keys/{keyType}/generate', {
          params: { path: { applicationId, keyType } },
          body: { keyName: name.trim(), validityPeriod: Number(validity), additionalProperties: { permittedIP: ips, permittedReferer: referers } },
        }),
      ),
    onDone: (made) => {
      void client.invalidateQueries({ queryKey: ['api-keys', applicationId] });
      onMade(made);
      onClose();
    },
  });
  return (
    <ApiFormView form={form} action={words.createAction} onCancel={onClose} isGuarded={false}>
      <TextInput label={words.name} description={words.nameHelp} required maxLength={100} data-autofocus {...form.form.getInputProps('name')} />
      <NativeSelect label={words.validity} maw={280} data={Object.entries(words.validities).map(([value, label]) => ({ value, label }))} {...form.form.getInputProps('validity')} />
      <TextInput label={words.ips} description={words.ipsHelp} {...form.form.getInputProps('ips')} />
      <TextInput label={words.referers} description={words.referersHelp} {...form.form.getInputProps('referers')} />
    </ApiFormView>
  );
};

/** The dialog in which an API key is made. */
export const CreateKey = ({ opened, ...props }: CreateKeyProps & { readonly opened: boolean }) => {
  const { apiKeys: words } = useStrings();
  const { close } = useKitStrings();
  return (
    <Modal opened={opened} onClose={props.onClose} title={words.createTitle} closeButtonProps={{ 'aria-label': close }}>
      <CreateForm {...props} />
    </Modal>
  );
};
