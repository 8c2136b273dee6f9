import { Anchor, Badge, Button } from '@mantine/core';
import { answer, confirm, DataTable, notifyDone, Section } from '@quintet/web-kit';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api, type Schemas } from '../../api';
import { useStrings } from '../../strings';

/** Which applications of the reader are subscribed to the API. */
export const OwnSubscriptions = ({ list, actions }: { readonly list: readonly Schemas['Subscription'][]; readonly actions: React.ReactNode }) => {
  const { subscribe: words } = useStrings();
  const client = useQueryClient();
  const nameOf = ({ applicationInfo, applicationId }: Schemas['Subscription']): string => applicationInfo?.name ?? applicationId;
  const ask = (one: Schemas['Subscription']): void =>
    confirm({
      title: words.unsubscribeOf(nameOf(one)),
      text: words.unsubscribeText(nameOf(one)),
      action: words.unsubscribe,
      run: async () => {
        await answer(api.DELETE('/subscriptions/{subscriptionId}', { params: { path: { subscriptionId: one.subscriptionId } } }));
        await Promise.all([['subscriptions'], ['applications']].map((queryKey) => client.invalidateQueries({ queryKey })));
        notifyDone(words.unsubscribed);
      },
    });
  return (
    <Section title={words.mine} actions={actions}>
      <DataTable
        label={words.mine}
        rows={list}
        rowKey={({ subscriptionId }) => subscriptionId}
        columns={[
          {
            key: 'application',
            header: words.columns.application,
            render: (one) => (
              <Anchor component={Link} to={`/applications/${encodeURIComponent(one.applicationId)}`} inherit>
                {nameOf(one)}
              </Anchor>
            ),
          },
          { key: 'plan', header: words.columns.plan, render: ({ throttlingPolicy }) => throttlingPolicy },
          {
            key: 'state',
            header: words.columns.state,
            render: ({ status }) => (
              <Badge variant="light" color={status === 'UNBLOCKED' ? 'teal' : 'red'} tt="none">
                {words.states[status] ?? status}
              </Badge>
            ),
          },
          {
            key: 'actions',
            header: '',
            align: 'right',
            render: (one) => (
              <Button variant="subtle" color="red" size="compact-sm" onClick={() => ask(one)} aria-label={words.unsubscribeOf(nameOf(one))}>
                {words.unsubscribe}
              </Button>
            ),
          },
        ]}
      />
    </Section>
  );
};
