import { Anchor, Badge, Card, List, Stack, Text, Title, Tooltip } from '@mantine/core';
import { DataTable, formatMs, QueryView, Time, type Column } from '@quintet/web-kit';
import { Link } from 'react-router';
import { apiPath } from '../../apis/addresses';
import { useAdminStrings } from '../../strings/admin';
import { useFleet, type Gateway } from './use-environments';

const shownFailures = 20;

const GatewayState = ({ gateway }: { readonly gateway: Gateway }) => {
  const { environments: words } = useAdminStrings();
  if (gateway.status === 'EXPIRED') return <Badge color="red">{words.silent}</Badge>;
  const name = words.states[gateway.state as keyof typeof words.states] ?? gateway.state;
  return (
    <Stack gap={2} align="flex-start">
      <Badge color={gateway.state === 'live' ? 'teal' : 'yellow'}>{name}</Badge>
      {gateway.snapshotAgeMs !== undefined && <Text size="xs">{words.snapshotAge(formatMs(gateway.snapshotAgeMs))}</Text>}
    </Stack>
  );
};

const Failures = ({ gateways }: { readonly gateways: readonly Gateway[] }) => {
  const { environments: words } = useAdminStrings();
  const failing = gateways.filter(({ failures }) => failures.length > 0);
  if (failing.length === 0) return null;
  return (
    <Stack gap="xs">
      <Title order={3} size="h4">
        {words.failures}
      </Title>
      {failing.map(({ gatewayId, failures }) => (
        <div key={gatewayId}>
          <Text size="sm" fw={600}>
            {words.failureOf(gatewayId)}
          </Text>
          <List size="sm">
            {failures.slice(0, shownFailures).map(({ apiId, revisionId, reason, time }) => (
              <List.Item key={`${apiId} ${revisionId}`}>
                {reason ?? words.noReason} · <Time value={time} /> ·{' '}
                <Anchor component={Link} to={apiPath(apiId, 'revisions')} size="sm">
                  {words.toApi}
                </Anchor>
              </List.Item>
            ))}
          </List>
        </div>
      ))}
    </Stack>
  );
};

/** The gateways of an environment: which live, how far each has come, and what it refuses. */
export const Fleet = ({ environmentId }: { readonly environmentId: string }) => {
  const { environments: words } = useAdminStrings();
  const query = useFleet(environmentId);
  const columns: readonly Column<Gateway>[] = [
    { key: 'gateway', header: words.gateway, render: ({ gatewayId }) => <Text size="sm" fw={600}>{gatewayId}</Text> },
    { key: 'state', header: words.state, render: (gateway) => <GatewayState gateway={gateway} /> },
    { key: 'serves', header: words.serves, render: ({ deployedCount, failedCount, waitingCount }) => words.servesCount(deployedCount, failedCount, waitingCount) },
    {
      key: 'lag',
      header: words.lag,
      align: 'right',
      render: ({ lagMs }) => (
        <Tooltip label={words.lagHelp} withArrow>
          <span>{lagMs === undefined ? '–' : formatMs(lagMs)}</span>
        </Tooltip>
      ),
    },
    { key: 'version', header: words.version, render: ({ version }) => version },
    { key: 'started', header: words.started, render: ({ started }) => <Time value={started} /> },
    { key: 'report', header: words.lastReport, render: ({ lastActive }) => <Time value={lastActive} /> },
  ];
  return (
    <QueryView query={query} isEmpty={(list) => list.length === 0} empty={<Card><Text size="sm">{words.noGateways}</Text></Card>}>
      {(list) => (
        <Stack>
          <Card p="xs">
            <DataTable label={words.fleetTitle} columns={columns} rows={list} rowKey={({ gatewayId }) => gatewayId} />
          </Card>
          <Failures gateways={list} />
        </Stack>
      )}
    </QueryView>
  );
};

/** How many of them live, in a word. */
export const FleetCount = ({ environmentId }: { readonly environmentId: string }) => {
  const { environments: words } = useAdminStrings();
  const { data } = useFleet(environmentId);
  if (!data) return <>–</>;
  const live = data.filter(({ status }) => status === 'ACTIVE').length;
  return <Badge color={live === 0 ? 'red' : live < data.length ? 'yellow' : 'teal'}>{words.liveOf(live, data.length)}</Badge>;
};
