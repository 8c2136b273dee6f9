import { Anchor, Badge, Button, Card, Group, Stack, Text } from '@mantine/core';
import { DataTable, EmptyState, NothingFound, Page, PageError, Pager, QueryView, SearchField, Time, useFilter, usePaging, type Column } from '@quintet/web-kit';
import { IconPlus, IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { adminPage } from '../../admin/admin-page';
import { nameOf, roleNamesOf, useUsers, type User } from '../../admin/user-call';
import { useAdminStrings } from '../../strings/admin';
import { NewUserDialog } from './new-user-dialog';
import { UserState } from './user-state';

const shownRoles = 4;

const RoleBadges = ({ names }: { readonly names: readonly string[] }) => (
  <Group gap={4}>
    {names.slice(0, shownRoles).map((name) => (
      <Badge key={name} variant="default" fw={500}>
        {name}
      </Badge>
    ))}
    {names.length > shownRoles && <Text size="sm">+{names.length - shownRoles}</Text>}
  </Group>
);

const Users = () => {
  const { users: words } = useAdminStrings();
  const [text, setText] = useFilter('query');
  const paging = usePaging();
  const query = useUsers({ text, limit: paging.limit, offset: paging.offset });
  const [adding, setAdding] = useState(false);
  const add = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
      {words.add}
    </Button>
  );
  const columns: readonly Column<User>[] = [
    {
      key: 'name',
      header: words.name,
      render: (user) => (
        <Stack gap={2}>
          <Anchor component={Link} to={`/admin/users/${encodeURIComponent(user.id)}`} size="sm" fw={600}>
            {nameOf(user)}
          </Anchor>
          {user.name?.formatted && (
            <Text size="sm" c="dimmed">
              {user.name.formatted}
            </Text>
          )}
        </Stack>
      ),
    },
    { key: 'email', header: words.email, render: ({ emails }) => emails?.[0]?.value ?? '–' },
    { key: 'roles', header: words.roles, render: (user) => <RoleBadges names={roleNamesOf(user)} /> },
    { key: 'state', header: words.state, render: (user) => <UserState user={user} /> },
    { key: 'changed', header: words.changed, render: ({ meta }) => (meta?.lastModified ? <Time value={meta.lastModified} /> : '–') },
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
              <EmptyState title={words.emptyTitle} icon={<IconUsers size={28} />} action={add}>
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
      <NewUserDialog opened={adding} onClose={() => setAdding(false)} />
    </Page>
  );
};

export const Component = adminPage('users', Users);
export const ErrorBoundary = PageError;
