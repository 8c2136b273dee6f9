import { Card, Group, Stack, Text } from '@mantine/core';
import { answer, confirm, DataTable, EmptyState, formatNumber, NothingFound, notifyDone, Page, PageError, Pager, QueryView, SearchField, Time, useFilter, usePaging, useSession, type Column } from '@quintet/web-kit';
import { IconArrowsExchange, IconApps, IconTrash } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { adminPage } from '../../admin/admin-page';
import { admin } from '../../admin/clients';
import { RowActions, RowButton } from '../../admin/row-button';
import { useAdminStrings } from '../../strings/admin';
import { GiveDialog } from './give-dialog';
import { applicationsKey, useApplications, type OwnedApplication } from './use-applications';

const useRemove = () => {
  const { applications: words } = useAdminStrings();
  const client = useQueryClient();
  return ({ applicationId, name, owner, subscriptionCount }: OwnedApplication): void =>
    confirm({
      title: words.removeTitle(name),
      text: words.removeText(owner, subscriptionCount),
      action: words.removeAction,
      typed: name,
      run: async () => {
        await answer(admin.DELETE('/applications/{applicationId}', { params: { path: { applicationId } } }));
        await client.invalidateQueries({ queryKey: applicationsKey });
        notifyDone(words.removed(name));
      },
    });
};

const Applications = () => {
  const { applications: words } = useAdminStrings();
  const { can } = useSession();
  const [name, setName] = useFilter('name');
  const [user, setUser] = useFilter('owner');
  const paging = usePaging();
  const query = useApplications({ name, user, ...paging });
  const [given, setGiven] = useState<OwnedApplication>();
  const remove = useRemove();
  const columns: readonly Column<OwnedApplication>[] = [
    {
      key: 'name',
      header: words.name,
      render: ({ name: shown, description }) => (
        <Stack gap={2}>
          <Text size="sm" fw={600}>
            {shown}
          </Text>
          {description !== '' && (
            <Text size="sm" c="dimmed" lineClamp={2}>
              {description}
            </Text>
          )}
        </Stack>
      ),
    },
    { key: 'owner', header: words.owner, render: ({ owner }) => owner },
    { key: 'policy', header: words.policy, render: ({ throttlingPolicy }) => throttlingPolicy },
    { key: 'subscriptions', header: words.subscriptions, align: 'right', render: ({ subscriptionCount }) => formatNumber(subscriptionCount) },
    { key: 'created', header: words.created, render: ({ createdTime }) => <Time value={createdTime} /> },
    {
      key: 'actions',
      header: '',
      width: 96,
      render: (application) => (
        <RowActions>
          {can('apim:admin', 'apim:app_owner_change') && <RowButton label={words.give(application.name)} icon={<IconArrowsExchange size={16} aria-hidden />} onClick={() => setGiven(application)} />}
          {can('apim:admin', 'apim:app_import_export') && <RowButton label={words.remove(application.name)} icon={<IconTrash size={16} aria-hidden />} onClick={() => remove(application)} />}
        </RowActions>
      ),
    },
  ];
  const isFiltered = name !== '' || user !== '';
  const empty = isFiltered ? (
    <NothingFound
      onClear={() => {
        setName('');
        setUser('');
      }}
    />
  ) : (
    <EmptyState title={words.emptyTitle} icon={<IconApps size={28} />}>
      {words.emptyText}
    </EmptyState>
  );
  return (
    <Page title={words.title} description={words.description}>
      <Stack>
        <Group>
          <SearchField label={words.search} value={name} onSearch={setName} />
          <SearchField label={words.ownerFilter} value={user} onSearch={setUser} />
        </Group>
        <QueryView query={query} isEmpty={({ pagination }) => pagination.total === 0} empty={empty}>
          {({ list, pagination: { total } }) => (
            <div>
              <Card p="xs">
                <DataTable label={words.list} columns={columns} rows={list} rowKey={({ applicationId }) => applicationId} />
              </Card>
              <Pager total={total} {...paging} />
            </div>
          )}
        </QueryView>
      </Stack>
      <GiveDialog application={given} onClose={() => setGiven(undefined)} />
    </Page>
  );
};

export const Component = adminPage('applications', Applications);
export const ErrorBoundary = PageError;
