import { MultiSelect, SimpleGrid, TextInput } from '@mantine/core';
import type { ApiForm } from '@quintet/web-kit';
import { z } from 'zod';
import { adminStrings, useAdminStrings } from '../strings/admin';
import { useRoleNames } from './user-call';

export interface ProfileValues {
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string;
  readonly roles: string[];
}

export const profileShape = {
  givenName: z.string().max(200),
  familyName: z.string().max(200),
  email: z.union([z.literal(''), z.email(adminStrings.users.emailFault)]),
  roles: z.array(z.string()),
};
export const passwordShape = z.string().min(5, adminStrings.users.passwordFault).max(1_024);

/** The form's field for one of SCIM's. */
export const profileField = (field: string): string => (field.startsWith('emails') ? 'email' : field.startsWith('roles') ? 'roles' : field.startsWith('name.') ? field.slice('name.'.length) : field);

/** In SCIM's shape. */
export const profileOf = ({ givenName, familyName, email, roles }: ProfileValues) => ({
  name: { givenName: givenName.trim(), familyName: familyName.trim() },
  emails: email.trim() === '' ? [] : [{ value: email.trim(), type: 'work' }],
  roles: roles.map((value) => ({ value })),
});

export const ProfileFields = <Values extends ProfileValues>({ form }: { readonly form: ApiForm<Values> }) => {
  const { users: words } = useAdminStrings();
  const names = useRoleNames();
  const { getInputProps, values } = form.form;
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput label={words.givenName} {...getInputProps('givenName')} maxLength={200} autoComplete="off" />
        <TextInput label={words.familyName} {...getInputProps('familyName')} maxLength={200} autoComplete="off" />
      </SimpleGrid>
      <TextInput type="email" label={words.email} {...getInputProps('email')} maxLength={254} autoComplete="off" />
      <MultiSelect label={words.roles} description={words.rolesHelp} {...getInputProps('roles')} data={[...new Set([...names, ...values.roles])]} searchable hidePickedOptions clearable clearButtonProps={{ 'aria-label': words.clearRoles }} />
    </>
  );
};
