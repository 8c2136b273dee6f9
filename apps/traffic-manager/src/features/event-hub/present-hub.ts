import type { ServiceStatus, TopicDigest } from '@quintet/contracts';
import type { DeadLetter, GroupFacts, TopicFacts } from '@quintet/messaging';
import type { Difference, GatewayStatus } from './compare-digests';

const time = (ms: number): string => new Date(ms).toISOString();
const statusOf = (expiresMs: number, nowMs: number) => (expiresMs > nowMs ? ('ACTIVE' as const) : ('EXPIRED' as const));

/** `entries`, `digest`: what its owners published; absent while they have not said. */
export const presentTopic = ({ topic, partitions, records, bytes, differences }: TopicFacts, expected: TopicDigest | undefined) => ({
  name: topic,
  partitions,
  records,
  ...(bytes !== null && { bytes }),
  ...(expected && { entries: expected.entries, digest: expected.digest }),
  differences: differences.map(({ setting, wanted, found }) => ({ setting, wanted, found })),
});

export const presentService = ({ service, instanceId, startedMs, reportedMs, expiresMs, version, outbox }: ServiceStatus, nowMs: number) => ({
  service,
  instanceId,
  status: statusOf(expiresMs, nowMs),
  started: time(startedMs),
  lastReport: time(reportedMs),
  version,
  outbox: {
    waiting: outbox.depth,
    ...(outbox.oldestMs !== null && { oldestMs: outbox.oldestMs }),
    refused: outbox.refused,
    relaying: outbox.relaying,
    lastVersion: outbox.lastVersion,
  },
});

export const presentGroup = ({ group, topic, members, lag }: GroupFacts) => ({ group, topic, members, lag });

export const presentGateway = (gateway: GatewayStatus, differences: readonly Difference[], nowMs: number) => ({
  gatewayId: gateway.gatewayId,
  status: statusOf(gateway.expiresMs, nowMs),
  state: gateway.state,
  ...(gateway.snapshotAgeMs !== undefined && { snapshotAgeMs: gateway.snapshotAgeMs }),
  environments: gateway.environments,
  lastReport: time(gateway.reportedMs),
  version: gateway.version,
  differs: differences.map(({ topic, expected, found, sinceMs }) => ({
    topic,
    since: time(sinceMs),
    expected: { entries: expected.entries, digest: expected.digest },
    found: { entries: found.entries, digest: found.digest },
  })),
});

export const presentDeadLetter = ({ partition, offset, origin, reason, type, source, timeMs, value }: DeadLetter) => ({
  id: `${partition}:${offset}`,
  topic: origin.topic,
  partition: origin.partition,
  offset: origin.offset,
  key: origin.key,
  reason,
  type,
  source,
  time: time(timeMs),
  value,
});
