import { Anchor, Badge, Group, Modal, Stack, Text, TextInput, Title } from '@mantine/core';
import { answer, ApiFormView, notifyDone, QueryView, useApiForm, useKitStrings } from '@quintet/web-kit';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import { z } from 'zod';
import { scim } from '../../admin/clients';
import { rolesKey, type Role } from '../../admin/user-call';
import { adminStrings, useAdminStrings } from '../../strings/admin';

const schema = z.object({ displayName: z.string().trim().regex(/^[\w .\-/]{1,100}$/, adminStrings.roles.nameFault) });

const NewRoleFields = ({ onClose }: { readonly onClose: () => void }) => {
  const { roles: words } = useAdminStrings();
  const client = useQueryClient();
  const form = useApiForm({
    schema,
    initialValues: { displayName: '' },
    submit: ({ displayName }) => answer(scim.POST('/v2/Roles', { params: {}, body: { displayName: displayName.trim() } })),
    onDone: (_made, { displayName }) => {
      void client.invalidateQueries({ queryKey: rolesKey });
      notifyDone(words.created(displayName.trim()));
      onClose();
    },
  });
  return (
    <ApiFormView form={form} onCancel={onClose} action={words.create} isGuarded={false}>
      <TextInput label={words.roleName} description={words.nameHelp} {...form.form.getInputProps('displayName')} required maxLength={100} autoComplete="off" spellCheck={false} data-autofocus />
    </ApiFormView>
  );
};

export const NewRoleDialog = ({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) => {
  const { roles: words } = useAdminStrings();
  const kit = useKitStrings();
  return (
    <Modal opened={opened} onClose={onClose} closeOnClickOutside={false} title={words.addTitle} closeButtonProps={{ 'aria-label': kit.close }}>
      {opened && <NewRoleFields onClose={onClose} />}
    </Modal>
  );
};

const shownMembers = 50;

const RoleFacts = ({ role }: { readonly role: Role }) => {
  const { roles: words } = useAdminStrings();
  const query = useQuery({ queryKey: [...rolesKey, 'one', role.id], queryFn: ({ signal }) => answer(scim.GET('/v2/Roles/{id}', { params: { path: { id: role.id } }, signal })) });
  return (
    <QueryView query={query}>
      {({ users = [], permissions = [] }) => (
        <Stack>
          <div>
            <Title order={3} size="h4">
              {words.membersTitle}
            </Title>
            {users.length === 0 ? (
              <Text size="sm">{words.noMembers}</Text>
            ) : (
              <Group gap="xs" mt={4}>
                {users.slice(0, shownMembers).map(({ value = '', display }) => (
                  <Anchor key={value} component={Link} to={`/admin/users/${encodeURIComponent(value)}`} size="sm">
                    {display ?? value}
                  </Anchor>
                ))}
                {users.length > shownMembers && <Text size="sm">{words.more(users.length - shownMembers)}</Text>}
              </Group>
            )}
          </div>
          <div>
            <Title order={3} size="h4">
              {words.scopesTitle}
            </Title>
            {permissions.length === 0 ? (
              <Text size="sm">{words.noScopes}</Text>
            ) : (
              <Group gap={6} mt={4}>
                {permissions.map(({ value = '' }) => (
                  <Badge key={value} variant="default" fw={500} ff="monospace">
                    {value}
                  </Badge>
                ))}
              </Group>
            )}
          </div>
        </Stack>
      )}
    </QueryView>
  );
};

/** @param role undefined: the dialog is closed */
export const RoleDialog = ({ role, onClose }: { readonly role: Role | undefined; readonly onClose: () => void }) => {
  const kit = useKitStrings();
  return (
    <Modal opened={role !== undefined} onClose={onClose} size="lg" title={role?.displayName} closeButtonProps={{ 'aria-label': kit.close }}>
      {role && <RoleFacts role={role} />}
    </Modal>
  );
};
