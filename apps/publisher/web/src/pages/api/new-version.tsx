import { Checkbox, Modal, Stack, Text, TextInput } from '@mantine/core';
import { answer, ApiFormView, notifyDone, useApiForm, useKitStrings } from '@quintet/web-kit';
import { useNavigate } from 'react-router';
import { z } from 'zod';
import { publisher, type Api } from '../../api/client';
import { apiPath } from '../../apis/addresses';
import { useForgetApi } from '../../apis/use-api';
import { withFields } from '../../apis/with-fields';
import { useStrings } from '../../strings/pages';

/** "1.0.9" -> "1.0.10"; undefined where the version does not end in a number. */
export const nextVersion = (version: string): string | undefined => {
  const [, before, number] = /^(.*?)(\d{1,9})$/.exec(version) ?? [];
  return number === undefined ? undefined : `${before}${Number(number) + 1}`;
};

const NewVersionForm = ({ shown, onClose }: { readonly shown: Api; readonly onClose: () => void }) => {
  const { api } = useStrings();
  const navigate = useNavigate();
  const forget = useForgetApi();
  const form = useApiForm({
    schema: z.object({
      newVersion: z
        .string()
        .max(30, api.versionRule)
        .regex(/^[A-Za-z0-9_.-]*[A-Za-z0-9_-][A-Za-z0-9_.-]*$/, api.versionRule),
    }),
    initialValues: { newVersion: nextVersion(shown.version) ?? '', isDefault: false },
    fieldOf: (field) => (field === 'version' ? 'newVersion' : field),
    submit: ({ newVersion, isDefault }) => withFields(answer(publisher.POST('/apis/copy-api', { params: { query: { apiId: shown.id, newVersion, defaultVersion: isDefault ? 'true' : 'false' } } }))),
    onDone: (made) => {
      forget(shown.id);
      notifyDone(api.newVersionMade(made.version));
      onClose();
      void navigate(apiPath(made.id));
    },
  });
  return (
    <ApiFormView form={form} action={api.newVersionAction} onCancel={onClose} isGuarded={false}>
      <Stack>
        <Text size="sm">{api.newVersionText}</Text>
        <TextInput label={api.newVersionLabel} description={api.versionRule} required data-autofocus {...form.form.getInputProps('newVersion')} />
        <Checkbox label={api.newVersionDefault} description={api.newVersionDefaultText} {...form.form.getInputProps('isDefault', { type: 'checkbox' })} />
      </Stack>
    </ApiFormView>
  );
};

export const NewVersion = ({ shown, opened, onClose }: { readonly shown: Api; readonly opened: boolean; readonly onClose: () => void }) => {
  const { api } = useStrings();
  const { close } = useKitStrings();
  return (
    <Modal opened={opened} onClose={onClose} title={api.newVersionTitle(shown.name)} closeButtonProps={{ 'aria-label': close }}>
      <NewVersionForm shown={shown} onClose={onClose} />
    </Modal>
  );
};
