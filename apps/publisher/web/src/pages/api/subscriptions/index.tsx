import { Badge, Card, Stack, Text } from '@mantine/core';
import { DataTable, EmptyState, NothingFound, Pager, QueryView, SearchField, Section, useFilter, usePaging, type Column } from '@quintet/web-kit';
import { IconUsersGroup } from '@tabler/icons-react';
import { useState } from 'react';
import { useApiId } from '../../../apis/use-api';
import { useStrings } from '../../../strings/pages';
import { PlanDialog } from './plan-dialog';
import { QuotaCell } from './quota-cell';
import { SubscriptionMenu } from './subscription-menu';
import { useSubscriptions, type Subscription } from './use-subscriptions';

const colors: Readonly<Record<Subscription['subscriptionStatus'], string>> = { UNBLOCKED: 'teal', PROD_ONLY_BLOCKED: 'orange', BLOCKED: 'red' };

export const Component = () => {
  const { subscriptions: words } = useStrings();
  const apiId = useApiId();
  const paging = usePaging();
  const [search, setSearch] = useFilter('query');
  const [planned, setPlanned] = useState<Subscription | null>(null);
  const query = useSubscriptions(apiId, { query: search, limit: paging.limit, offset: paging.offset });
  const columns: readonly Column<Subscription>[] = [
    {
      key: 'application',
      header: words.application,
      render: ({ applicationInfo: { name, subscriptionCount } }) => (
        <Stack gap={0}>
          <Text size="sm" fw={600}>
            {name || words.unnamed}
          </Text>
          <Text size="xs" c="dimmed">
            {words.otherSubscriptions(subscriptionCount)}
          </Text>
        </Stack>
      ),
    },
    { key: 'subscriber', header: words.subscriber, render: ({ applicationInfo }) => applicationInfo.subscriber },
    { key: 'plan', header: words.plan, render: ({ throttlingPolicy }) => throttlingPolicy },
    { key: 'quota', header: words.quota, render: ({ subscriptionId }) => <QuotaCell subscriptionId={subscriptionId} /> },
    { key: 'state', header: words.state, render: ({ subscriptionStatus: state }) => <Badge color={colors[state]}>{words.states[state]}</Badge> },
    { key: 'actions', header: '', width: 56, render: (subscription) => <SubscriptionMenu apiId={apiId} subscription={subscription} onChangePlan={setPlanned} /> },
  ];
  return (
    <Section title={words.title} description={words.description}>
      {(search !== '' || query.data?.pagination.total !== 0) && <SearchField label={words.search} value={search} onSearch={setSearch} />}
      <QueryView
        query={query}
        isEmpty={({ pagination }) => pagination.total === 0}
        empty={
          search === '' ? (
            <EmptyState title={words.emptyTitle} icon={<IconUsersGroup size={28} />}>
              {words.emptyText}
            </EmptyState>
          ) : (
            <NothingFound onClear={() => setSearch('')} />
          )
        }
      >
        {({ list, pagination: { total } }) => (
          <div>
            <Card p="xs">
              <DataTable label={words.list} columns={columns} rows={list} rowKey={({ subscriptionId }) => subscriptionId} />
            </Card>
            <Pager total={total} {...paging} />
          </div>
        )}
      </QueryView>
      <PlanDialog apiId={apiId} subscription={planned} onClose={() => setPlanned(null)} />
    </Section>
  );
};
