import { Anchor, Badge, Button, Card, Group, Text } from '@mantine/core';
import { answer, confirm, DataTable, EmptyState, notifyDone, Pager, QueryView, Section, useFilter, usePaging } from '@quintet/web-kit';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { IconBell, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { api } from '../../api';
import { subscriptionsOfApplicationQuery, type Subscription } from '../../api/application-queries';
import { useStrings } from '../../strings';
import { useApplication, useIsOwn } from '../application/use-application';
import { AddSubscription } from './add-subscription';
import { ChangePlan } from './plan-form';
import { nameOf } from './subscription-name';

interface TableProps {
  readonly list: readonly Subscription[];
  /** Undefined: the reader may only look. */
  readonly actions: { readonly change: (of: Subscription) => void; readonly remove: (of: Subscription) => void } | undefined;
}

const SubscriptionTable = ({ list, actions }: TableProps) => {
  const { subscriptionsOf: words } = useStrings();
  return (
    <DataTable
      label={words.title}
      rows={list}
      rowKey={({ subscriptionId }) => subscriptionId}
      columns={[
        {
          key: 'api',
          header: words.columns.api,
          render: (one) =>
            one.apiInfo ? (
              <Anchor component={Link} to={`/apis/${encodeURIComponent(one.apiId)}`} fw={600} inherit style={{ overflowWrap: 'anywhere' }}>
                {nameOf(one)}
              </Anchor>
            ) : (
              <Text size="sm" c="dimmed">
                {words.retired}
              </Text>
            ),
        },
        { key: 'plan', header: words.columns.plan, render: ({ throttlingPolicy }) => throttlingPolicy },
        {
          key: 'state',
          header: words.columns.state,
          render: ({ status }) => (
            <Badge variant="light" color={status === 'UNBLOCKED' ? 'teal' : 'red'}>
              {words.states[status] ?? status}
            </Badge>
          ),
        },
        ...(actions
          ? [
              {
                key: 'actions',
                header: '',
                align: 'right' as const,
                render: (one: Subscription) => (
                  <Group gap={4} justify="flex-end">
                    {one.apiInfo && (
                      <Button variant="subtle" size="compact-sm" onClick={() => actions.change(one)} aria-label={words.changePlanOf(nameOf(one))}>
                        {words.changePlan}
                      </Button>
                    )}
                    <Button variant="subtle" color="red" size="compact-sm" onClick={() => actions.remove(one)} aria-label={words.removeOf(nameOf(one))}>
                      {words.remove}
                    </Button>
                  </Group>
                ),
              },
            ]
          : []),
      ]}
    />
  );
};

/** The APIs that the application may call. */
export const Component = () => {
  const { subscriptionsOf: words } = useStrings();
  const of = useApplication();
  const isOwn = useIsOwn(of);
  const client = useQueryClient();
  const paging = usePaging();
  const [dialog, setDialog] = useFilter('dialog');
  const [changing, setChanging] = useState<Subscription>();
  const query = useQuery(subscriptionsOfApplicationQuery(of.applicationId, paging));
  const remove = (one: Subscription) =>
    confirm({
      title: words.removeOf(nameOf(one)),
      text: words.removeText(nameOf(one)),
      action: words.remove,
      run: async () => {
        await answer(api.DELETE('/subscriptions/{subscriptionId}', { params: { path: { subscriptionId: one.subscriptionId } } }));
        await Promise.all([['subscriptions'], ['applications'], ['application']].map((queryKey) => client.invalidateQueries({ queryKey })));
        notifyDone(words.removed);
      },
    });
  const add = isOwn && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setDialog('add')}>
      {words.add}
    </Button>
  );
  return (
    <Section title={words.title} description={words.description} actions={add}>
      <QueryView
        query={query}
        isEmpty={({ pagination }) => pagination.total === 0}
        empty={
          <EmptyState icon={<IconBell size={28} />} title={words.emptyTitle}>
            {words.emptyText}
          </EmptyState>
        }
      >
        {({ list, pagination }) => (
          <Card>
            <SubscriptionTable list={list} actions={isOwn ? { change: setChanging, remove } : undefined} />
            <Pager {...paging} total={pagination.total} />
          </Card>
        )}
      </QueryView>
      <AddSubscription opened={dialog === 'add' && isOwn} onClose={() => setDialog('')} applicationId={of.applicationId} />
      <ChangePlan of={changing} onClose={() => setChanging(undefined)} />
    </Section>
  );
};
