import { Alert, Anchor, Badge, Card, Group, Stack, Text } from '@mantine/core';
import { confirm, DataTable, formatBytes, formatMs, formatNumber, notifyDone, Page, PageError, QueryView, Section, Time, type Column } from '@quintet/web-kit';
import { IconAlertTriangle, IconRefresh } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { adminPage } from '../../admin/admin-page';
import { RowActions, RowButton } from '../../admin/row-button';
import { useAdminStrings } from '../../strings/admin';
import { eventHubKey, isOwner, lagText, resync, useEventHub, type EventHub, type HubGateway, type HubService, type HubTopic, type Owner } from './use-event-hub';

const Liveness = ({ status }: { readonly status: 'ACTIVE' | 'EXPIRED' }) => {
  const { eventHub: words } = useAdminStrings();
  return <Badge color={status === 'ACTIVE' ? 'teal' : 'red'}>{status === 'ACTIVE' ? words.active : words.expired}</Badge>;
};

const useResync = () => {
  const { eventHub: words } = useAdminStrings();
  const client = useQueryClient();
  return (owner: Owner): void =>
    confirm({
      title: words.resyncTitle(owner),
      text: words.resyncText,
      action: words.resyncAction,
      isDangerous: false,
      run: async () => {
        const written = await resync(owner);
        await client.invalidateQueries({ queryKey: eventHubKey });
        notifyDone(words.resynced(owner, written));
      },
    });
};

const Services = ({ services }: { readonly services: readonly HubService[] }) => {
  const { eventHub: words } = useAdminStrings();
  const resyncOf = useResync();
  const columns: readonly Column<HubService>[] = [
    { key: 'service', header: words.service, render: ({ service }) => <Text size="sm" fw={600}>{service}</Text> },
    {
      key: 'status',
      header: words.status,
      render: ({ status, outbox }) => (
        <Group gap={6}>
          <Liveness status={status} />
          {outbox.relaying && <Badge variant="default">{words.relaying}</Badge>}
        </Group>
      ),
    },
    { key: 'version', header: words.version, render: ({ version }) => version },
    { key: 'waiting', header: words.waiting, align: 'right', render: ({ outbox: { waiting, oldestMs } }) => `${formatNumber(waiting)}${oldestMs === undefined || waiting === 0 ? '' : `, ${words.oldest(formatMs(oldestMs))}`}` },
    { key: 'refused', header: words.refused, align: 'right', render: ({ outbox }) => formatNumber(outbox.refused) },
    { key: 'report', header: words.lastReport, render: ({ lastReport }) => <Time value={lastReport} /> },
    {
      key: 'actions',
      header: '',
      width: 64,
      render: ({ service }) => <RowActions>{isOwner(service) && <RowButton label={words.resync(service)} icon={<IconRefresh size={16} aria-hidden />} onClick={() => resyncOf(service)} />}</RowActions>,
    },
  ];
  return services.length === 0 ? <Text size="sm">{words.noServices}</Text> : <DataTable label={words.services} columns={columns} rows={services} rowKey={({ service, instanceId }) => `${service}/${instanceId}`} />;
};

const Gateways = ({ gateways }: { readonly gateways: readonly HubGateway[] }) => {
  const { eventHub: words } = useAdminStrings();
  const columns: readonly Column<HubGateway>[] = [
    { key: 'gateway', header: words.gateway, render: ({ gatewayId }) => <Text size="sm" fw={600}>{gatewayId}</Text> },
    { key: 'status', header: words.status, render: ({ status }) => <Liveness status={status} /> },
    { key: 'state', header: words.state, render: ({ state }) => words.states[state as keyof typeof words.states] ?? state },
    { key: 'lag', header: words.lag, align: 'right', render: ({ lagMs }) => lagText(lagMs) },
    { key: 'environments', header: words.environments, render: ({ environments }) => environments.join(', ') },
    {
      key: 'differs',
      header: words.differs,
      render: ({ differs }) => (differs.length === 0 ? words.same : <Badge color="red">{words.differsIn(differs.map(({ topic }) => topic).join(', '))}</Badge>),
    },
    { key: 'report', header: words.lastReport, render: ({ lastReport }) => <Time value={lastReport} /> },
  ];
  return gateways.length === 0 ? <Text size="sm">{words.noGateways}</Text> : <DataTable label={words.gateways} columns={columns} rows={gateways} rowKey={({ gatewayId }) => gatewayId} />;
};

const Topics = ({ topics }: { readonly topics: readonly HubTopic[] | undefined }) => {
  const { eventHub: words } = useAdminStrings();
  if (topics === undefined) return <Text size="sm">{words.topicsUnknown}</Text>;
  const columns: readonly Column<HubTopic>[] = [
    { key: 'name', header: words.topic, render: ({ name }) => <Text size="sm" ff="monospace">{name}</Text> },
    { key: 'partitions', header: words.partitions, align: 'right', render: ({ partitions }) => formatNumber(partitions) },
    { key: 'records', header: words.records, align: 'right', render: ({ records }) => formatNumber(records) },
    { key: 'size', header: words.size, align: 'right', render: ({ bytes }) => (bytes === undefined ? '–' : formatBytes(bytes)) },
    { key: 'entries', header: words.entries, align: 'right', render: ({ entries }) => (entries === undefined ? '–' : formatNumber(entries)) },
    { key: 'digest', header: words.digest, render: ({ digest }) => <Text size="xs" ff="monospace">{digest ?? '–'}</Text> },
    {
      key: 'differences',
      header: words.differences,
      render: ({ differences }) => (differences.length === 0 ? words.asWanted : <Text size="sm" c="red">{differences.map(({ setting, found, wanted }) => words.differs1(setting, String(found), wanted)).join('; ')}</Text>),
    },
  ];
  return <DataTable label={words.topics} columns={columns} rows={topics} rowKey={({ name }) => name} />;
};

type HubConsumer = NonNullable<EventHub['consumers']>[number];
const Consumers = ({ consumers = [] }: { readonly consumers: readonly HubConsumer[] | undefined }) => {
  const { eventHub: words } = useAdminStrings();
  const columns: readonly Column<HubConsumer>[] = [
    { key: 'group', header: words.group, render: ({ group }) => <Text size="sm" ff="monospace">{group}</Text> },
    { key: 'topic', header: words.topic, render: ({ topic }) => <Text size="sm" ff="monospace">{topic}</Text> },
    { key: 'members', header: words.members, align: 'right', render: ({ members }) => formatNumber(members) },
    { key: 'lag', header: words.behind, align: 'right', render: ({ lag }) => formatNumber(lag) },
  ];
  return consumers.length === 0 ? <Text size="sm">{words.noConsumers}</Text> : <DataTable label={words.consumers} columns={columns} rows={consumers} rowKey={({ group, topic }) => `${group} ${topic}`} />;
};

const Part = ({ title, description, children }: { readonly title: string; readonly description?: string; readonly children: ReactNode }) => (
  <Section title={title} description={description}>
    <Card>{children}</Card>
  </Section>
);

const Hub = ({ hub: { hub, services, gateways, topics, consumers, deadLetters } }: { readonly hub: EventHub }) => {
  const { eventHub: words } = useAdminStrings();
  return (
    <Stack gap="xl">
      <Card>
        <Group justify="space-between">
          <Group gap="sm">
            <Text fw={600}>{words.kind[hub.kind]}</Text>
            <Badge color={hub.reachable ? 'teal' : 'red'}>{hub.reachable ? words.reachable : words.away}</Badge>
          </Group>
          <Anchor component={Link} to="/admin/event-hub/dead-letters">
            {deadLetters ? words.deadLetterCount(deadLetters.count) : words.deadLetters}
          </Anchor>
        </Group>
      </Card>
      {!hub.reachable && (
        <Alert color="yellow" icon={<IconAlertTriangle aria-hidden />} title={words.away}>
          {hub.reason !== undefined && <Text size="sm">{hub.reason}</Text>}
          <Text size="sm">{words.awayText}</Text>
        </Alert>
      )}
      <Part title={words.services} description={words.servicesText}>
        <Services services={services} />
      </Part>
      <Part title={words.gateways}>
        <Gateways gateways={gateways} />
      </Part>
      <Part title={words.topics}>
        <Topics topics={topics} />
      </Part>
      <Part title={words.consumers}>
        <Consumers consumers={consumers} />
      </Part>
    </Stack>
  );
};

const EventHubPage = () => {
  const { eventHub: words } = useAdminStrings();
  const query = useEventHub();
  return (
    <Page title={words.title} description={words.description}>
      <QueryView query={query}>{(hub) => <Hub hub={hub} />}</QueryView>
    </Page>
  );
};

export const Component = adminPage('eventHub', EventHubPage);
export const ErrorBoundary = PageError;
