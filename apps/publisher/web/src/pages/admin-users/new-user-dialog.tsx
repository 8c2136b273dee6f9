import { Modal, PasswordInput, TextInput } from '@mantine/core';
import { answer, ApiFormView, notifyDone, useApiForm, useKitStrings } from '@quintet/web-kit';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { z } from 'zod';
import { scim } from '../../admin/clients';
import { usersKey, type User } from '../../admin/user-call';
import { passwordShape, ProfileFields, profileField, profileOf, profileShape, type ProfileValues } from '../../admin/user-fields';
import { adminStrings, useAdminStrings } from '../../strings/admin';

interface NewUserValues extends ProfileValues {
  readonly userName: string;
  readonly password: string;
}

const schema = z.object({
  userName: z
    .string()
    .trim()
    .min(1, adminStrings.users.needed)
    .max(200)
    .regex(/^[^\s|/:]*$/, adminStrings.users.userNameFault),
  password: passwordShape,
  ...profileShape,
});

const NewUserFields = ({ onClose }: { readonly onClose: () => void }) => {
  const { users: words } = useAdminStrings();
  const client = useQueryClient();
  const navigate = useNavigate();
  const form = useApiForm<NewUserValues, User>({
    schema,
    initialValues: { userName: '', password: '', givenName: '', familyName: '', email: '', roles: [] },
    submit: (values) => answer(scim.POST('/Users', { params: {}, body: { userName: values.userName.trim(), password: values.password, ...profileOf(values) } })),
    fieldOf: profileField,
    onDone: (made, { userName }) => {
      void client.invalidateQueries({ queryKey: usersKey });
      notifyDone(words.created(userName.trim()));
      onClose();
      void navigate(`/admin/users/${encodeURIComponent(made.id)}`);
    },
  });
  const { getInputProps } = form.form;
  return (
    <ApiFormView form={form} onCancel={onClose} action={words.create} isGuarded={false}>
      <TextInput label={words.userName} description={words.userNameHelp} {...getInputProps('userName')} required maxLength={200} autoComplete="off" spellCheck={false} data-autofocus />
      <PasswordInput label={words.password} description={words.passwordHelp} {...getInputProps('password')} required maxLength={1_024} autoComplete="new-password" visibilityToggleButtonProps={{ 'aria-label': words.showPassword }} />
      <ProfileFields form={form} />
    </ApiFormView>
  );
};

export const NewUserDialog = ({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) => {
  const { users: words } = useAdminStrings();
  const kit = useKitStrings();
  return (
    <Modal opened={opened} onClose={onClose} closeOnClickOutside={false} title={words.addTitle} closeButtonProps={{ 'aria-label': kit.close }}>
      {opened && <NewUserFields onClose={onClose} />}
    </Modal>
  );
};
