import { Anchor, Badge, Group, Stack, Text } from '@mantine/core';
import { DataTable, formatNumber, Time, useSession } from '@quintet/web-kit';
import { Link } from 'react-router';
import type { ApplicationInfo } from '../../api/application-queries';
import { useStrings } from '../../strings';

/** The reader's applications, and those that are shared with him. */
export const ApplicationTable = ({ list }: { readonly list: readonly ApplicationInfo[] }) => {
  const { applications: words } = useStrings();
  const { session } = useSession();
  return (
    <DataTable
      label={words.list}
      rows={list}
      rowKey={({ applicationId }) => applicationId}
      columns={[
        {
          key: 'name',
          header: words.columns.name,
          render: ({ applicationId, name, description }) => (
            <Stack gap={0} miw={0}>
              <Anchor component={Link} to={`/applications/${encodeURIComponent(applicationId)}`} fw={600} inherit style={{ overflowWrap: 'anywhere' }}>
                {name}
              </Anchor>
              {description !== '' && (
                <Text size="sm" c="dimmed" lineClamp={2} style={{ overflowWrap: 'anywhere' }}>
                  {description}
                </Text>
              )}
            </Stack>
          ),
        },
        { key: 'policy', header: words.columns.policy, render: ({ throttlingPolicy }) => throttlingPolicy },
        { key: 'subscriptions', header: words.columns.subscriptions, align: 'right', render: ({ subscriptionCount }) => formatNumber(subscriptionCount) },
        {
          key: 'owner',
          header: words.columns.owner,
          render: ({ owner }) =>
            owner === session?.user.name ? (
              words.you
            ) : (
              <Group gap={6}>
                <Text size="sm">{owner}</Text>
                <Badge variant="light" color="gray">
                  {words.shared}
                </Badge>
              </Group>
            ),
        },
        { key: 'created', header: words.columns.created, render: ({ createdTime }) => <Time value={createdTime} /> },
      ]}
    />
  );
};
