import { Anchor, Badge, Button, Card, Group, Stack } from '@mantine/core';
import { answer, confirm, DataTable, EmptyState, NothingFound, notifyDone, Page, PageError, Pager, QueryView, SearchField, useFilter, usePaging, type Column } from '@quintet/web-kit';
import { IconId, IconPlus, IconTrash } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { adminPage } from '../../admin/admin-page';
import { scim } from '../../admin/clients';
import { RowActions, RowButton } from '../../admin/row-button';
import { isSystemRole, rolesKey, usersKey, useRoles, type Role } from '../../admin/user-call';
import { useAdminStrings } from '../../strings/admin';
import { NewRoleDialog, RoleDialog } from './role-dialogs';

const useRemove = () => {
  const { roles: words } = useAdminStrings();
  const client = useQueryClient();
  return ({ id, displayName = id }: Role): void =>
    confirm({
      title: words.removeTitle(displayName),
      text: words.removeText,
      action: words.removeAction,
      typed: displayName,
      run: async () => {
        await answer(scim.DELETE('/v2/Roles/{id}', { params: { path: { id } } }));
        await Promise.all([rolesKey, usersKey].map((queryKey) => client.invalidateQueries({ queryKey })));
        notifyDone(words.removed(displayName));
      },
    });
};

const Roles = () => {
  const { roles: words } = useAdminStrings();
  const [text, setText] = useFilter('query');
  const paging = usePaging();
  const query = useRoles({ text, limit: paging.limit, offset: paging.offset });
  const [adding, setAdding] = useState(false);
  const [shown, setShown] = useState<Role>();
  const remove = useRemove();
  const add = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
      {words.add}
    </Button>
  );
  const columns: readonly Column<Role>[] = [
    {
      key: 'name',
      header: words.name,
      render: (role) => (
        <Anchor component="button" type="button" size="sm" fw={600} onClick={() => setShown(role)} title={words.show(role.displayName ?? role.id)}>
          {role.displayName}
        </Anchor>
      ),
    },
    { key: 'kind', header: words.kind, render: (role) => <Badge color={isSystemRole(role) ? 'gray' : 'quintet'}>{isSystemRole(role) ? words.system : words.own}</Badge> },
    { key: 'opens', header: words.opens, render: ({ permissions = [] }) => words.scopeCount(permissions.length) },
    {
      key: 'actions',
      header: '',
      width: 64,
      render: (role) => (
        <RowActions>{!isSystemRole(role) && <RowButton label={words.remove(role.displayName ?? role.id)} icon={<IconTrash size={16} aria-hidden />} onClick={() => remove(role)} />}</RowActions>
      ),
    },
  ];
  return (
    <Page title={words.title} description={words.description} actions={add}>
      <Stack>
        <Group>
          <SearchField label={words.search} value={text} onSearch={setText} />
        </Group>
        <QueryView
          query={query}
          isEmpty={({ totalResults }) => totalResults === 0}
          empty={
            text !== '' ? (
              <NothingFound onClear={() => setText('')} />
            ) : (
              <EmptyState title={words.emptyTitle} icon={<IconId size={28} />}>
                {words.emptyText}
              </EmptyState>
            )
          }
        >
          {({ Resources, totalResults }) => (
            <div>
              <Card p="xs">
                <DataTable label={words.list} columns={columns} rows={Resources} rowKey={({ id }) => id} />
              </Card>
              <Pager total={totalResults} {...paging} />
            </div>
          )}
        </QueryView>
      </Stack>
      <NewRoleDialog opened={adding} onClose={() => setAdding(false)} />
      <RoleDialog role={shown} onClose={() => setShown(undefined)} />
    </Page>
  );
};

export const Component = adminPage('roles', Roles);
export const ErrorBoundary = PageError;
