import { ActionIcon, Anchor, Button, Card, Group, Stack, Text } from '@mantine/core';
import { ApiProblem, confirm, DataTable, EmptyState, isProblem, notifyDone, Page, Pager, PageError, QueryView, usePaging, useSession, type Column } from '@quintet/web-kit';
import { IconPencil, IconPlus, IconShieldLock, IconTrash } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { deleteScope } from '../../scopes/scope-call';
import { sharedScopesKey, useSharedScopes, type SharedScope } from '../../scopes/use-shared-scopes';
import { useStrings } from '../../strings/pages';
import { Roles } from '../../scopes/roles';
import { ScopeDialog } from './scope-dialog';
import { ScopeUses } from './scope-uses';

const useRemove = () => {
  const { sharedScopes: words } = useStrings();
  const client = useQueryClient();
  return ({ id, name }: SharedScope): void =>
    confirm({
      title: words.removeTitle(name),
      text: words.removeText,
      action: words.removeAction,
      run: async () => {
        await deleteScope(id).catch((error: unknown) => {
          throw isProblem(error, 409) ? new ApiProblem(409, { title: error.title, detail: words.inUse }) : error;
        });
        await client.invalidateQueries({ queryKey: sharedScopesKey });
        notifyDone(words.removed(name));
      },
    });
};

export const Component = () => {
  const { sharedScopes: words, scopes: scopeWords } = useStrings();
  const { can } = useSession();
  const mayManage = can('apim:shared_scope_manage');
  const paging = usePaging();
  const query = useSharedScopes(paging);
  const [edited, setEdited] = useState<SharedScope | undefined | null>(null);
  const [used, setUsed] = useState<SharedScope>();
  const remove = useRemove();
  const add = mayManage && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setEdited(undefined)}>
      {words.add}
    </Button>
  );
  const columns: readonly Column<SharedScope>[] = [
    {
      key: 'name',
      header: scopeWords.name,
      render: ({ name, description }) => (
        <Stack gap={2}>
          <Text size="sm" fw={600} ff="monospace">
            {name}
          </Text>
          {description !== '' && (
            <Text size="sm" c="dimmed">
              {description}
            </Text>
          )}
        </Stack>
      ),
    },
    { key: 'roles', header: scopeWords.roles, render: ({ bindings }) => <Roles names={bindings} /> },
    {
      key: 'uses',
      header: words.uses,
      render: (scope) =>
        scope.usageCount === 0 ? (
          words.useCount(0)
        ) : (
          <Anchor component="button" type="button" size="sm" onClick={() => setUsed(scope)} title={words.showUses(scope.name)}>
            {words.useCount(scope.usageCount)}
          </Anchor>
        ),
    },
    ...(mayManage
      ? [
          {
            key: 'actions',
            header: '',
            width: 96,
            render: (scope: SharedScope) => (
              <Group gap={4} wrap="nowrap" justify="flex-end">
                <ActionIcon variant="subtle" color="gray" size="lg" onClick={() => setEdited(scope)} aria-label={words.edit(scope.name)}>
                  <IconPencil size={16} aria-hidden />
                </ActionIcon>
                <ActionIcon variant="subtle" color="gray" size="lg" onClick={() => remove(scope)} aria-label={words.remove(scope.name)}>
                  <IconTrash size={16} aria-hidden />
                </ActionIcon>
              </Group>
            ),
          },
        ]
      : []),
  ];
  return (
    <Page title={words.title} description={words.description} actions={add}>
      <QueryView
        query={query}
        isEmpty={({ pagination }) => pagination.total === 0}
        empty={
          <EmptyState title={words.emptyTitle} icon={<IconShieldLock size={28} />} action={add}>
            {words.emptyText}
          </EmptyState>
        }
      >
        {({ list, pagination: { total } }) => (
          <div>
            <Card p="xs">
              <DataTable label={words.list} columns={columns} rows={list} rowKey={({ id }) => id} />
            </Card>
            <Pager total={total} {...paging} />
          </div>
        )}
      </QueryView>
      <ScopeDialog scope={edited} onClose={() => setEdited(null)} />
      <ScopeUses scope={used} onClose={() => setUsed(undefined)} />
    </Page>
  );
};

export const ErrorBoundary = PageError;
