import { Button, Card, Group, PasswordInput, Stack, Switch, Text } from '@mantine/core';
import { answer, answerWith, ApiFormView, confirm, notifyDone, Page, PageError, QueryView, Section, useApiForm } from '@quintet/web-kit';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useNavigate, useParams } from 'react-router';
import { z } from 'zod';
import { adminPage } from '../../admin/admin-page';
import { scim } from '../../admin/clients';
import { nameOf, roleNamesOf, usersKey, type User } from '../../admin/user-call';
import { passwordShape, ProfileFields, profileField, profileOf, profileShape, type ProfileValues } from '../../admin/user-fields';
import { useAdminStrings } from '../../strings/admin';
import { UserState } from './user-state';

interface Versioned {
  readonly user: User;
  readonly etag: string | undefined;
}
interface Values extends ProfileValues {
  readonly active: boolean;
}

const userKey = (id: string) => [...usersKey, 'one', id] as const;
const readUser = async (id: string, signal?: AbortSignal): Promise<Versioned> => {
  const { data, etag } = await answerWith(scim.GET('/Users/{id}', { params: { path: { id } }, ...(signal && { signal }) }));
  return { user: data, etag };
};
const valuesOf = (user: User): Values => ({ givenName: user.name?.givenName ?? '', familyName: user.name?.familyName ?? '', email: user.emails?.[0]?.value ?? '', roles: roleNamesOf(user), active: user.active !== false });
const schema = z.object({ ...profileShape, active: z.boolean() });

const Profile = ({ user, etag }: Versioned) => {
  const { users: words } = useAdminStrings();
  const client = useQueryClient();
  const version = useRef(etag);
  useEffect(() => {
    version.current = etag;
  }, [etag]);
  const form = useApiForm<Values, Versioned>({
    schema,
    initialValues: valuesOf(user),
    submit: async ({ active, ...profile }) => {
      const { userName = '', externalId, displayName } = user;
      const body = { userName, ...(externalId !== undefined && { externalId }), ...(displayName !== undefined && { displayName }), active, ...profileOf(profile) };
      const { data, etag: next } = await answerWith(scim.PUT('/Users/{id}', { params: { path: { id: user.id }, header: version.current === undefined ? {} : { 'If-Match': version.current } }, body }));
      return { user: data, etag: next };
    },
    fieldOf: profileField,
    readCurrent: async () => {
      const now = await readUser(user.id);
      version.current = now.etag;
      return valuesOf(now.user);
    },
    onDone: (changed) => {
      client.setQueryData(userKey(user.id), changed);
      void client.invalidateQueries({ queryKey: usersKey });
      notifyDone(words.saved(nameOf(user)));
    },
  });
  return (
    <ApiFormView form={form} isEditing labels={{ givenName: words.givenName, familyName: words.familyName, email: words.email, roles: words.roles, active: words.isActive }}>
      <ProfileFields form={form} />
      <Switch label={words.isActive} description={words.isActiveHelp} {...form.form.getInputProps('active', { type: 'checkbox' })} />
    </ApiFormView>
  );
};

const Password = ({ user }: { readonly user: User }) => {
  const { users: words } = useAdminStrings();
  const client = useQueryClient();
  const form = useApiForm({
    schema: z.object({ password: passwordShape }),
    initialValues: { password: '' },
    submit: ({ password }) => answer(scim.PATCH('/Users/{id}', { params: { path: { id: user.id } }, body: { schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], Operations: [{ op: 'replace', path: 'password', value: password }] } })),
    onDone: () => {
      form.form.setInitialValues({ password: '' });
      form.form.setValues({ password: '' });
      form.form.resetDirty({ password: '' });
      void client.invalidateQueries({ queryKey: usersKey });
      notifyDone(words.wasReset(nameOf(user)));
    },
  });
  return (
    <ApiFormView form={form} action={words.reset}>
      <PasswordInput label={words.newPassword} description={words.passwordHelp} {...form.form.getInputProps('password')} maxLength={1_024} autoComplete="new-password" visibilityToggleButtonProps={{ 'aria-label': words.showPassword }} />
    </ApiFormView>
  );
};

const useRemove = () => {
  const { users: words } = useAdminStrings();
  const client = useQueryClient();
  const navigate = useNavigate();
  return (user: User): void =>
    confirm({
      title: words.removeTitle(nameOf(user)),
      text: words.removeText,
      action: words.remove,
      typed: nameOf(user),
      run: async () => {
        await answer(scim.DELETE('/Users/{id}', { params: { path: { id: user.id } } }));
        notifyDone(words.removed(nameOf(user)));
        void navigate('/admin/users');
        client.removeQueries({ queryKey: userKey(user.id) });
        await client.invalidateQueries({ queryKey: usersKey });
      },
    });
};

const UserPage = () => {
  const { userId = '' } = useParams();
  const { users: words } = useAdminStrings();
  const query = useQuery({ queryKey: userKey(userId), queryFn: ({ signal }) => readUser(userId, signal) });
  const remove = useRemove();
  return (
    <QueryView query={query}>
      {({ user, etag }) => (
        <Page title={nameOf(user)} trail={[{ label: words.title, to: '/admin/users' }]} aside={<UserState user={user} />}>
          <Stack gap="xl" maw={720}>
            <Section title={words.profile}>
              <Card>
                <Profile key={user.id} user={user} etag={etag} />
              </Card>
            </Section>
            <Section title={words.resetTitle} description={words.resetText}>
              <Card>
                <Password user={user} />
              </Card>
            </Section>
            <Section title={words.dangerTitle}>
              <Card>
                <Group justify="space-between">
                  <Text size="sm">{words.dangerText}</Text>
                  <Button variant="default" onClick={() => remove(user)}>
                    {words.remove}
                  </Button>
                </Group>
              </Card>
            </Section>
          </Stack>
        </Page>
      )}
    </QueryView>
  );
};

export const Component = adminPage('users', UserPage);
export const ErrorBoundary = PageError;
