import { topics, type EventData, type gatewayReported, type ServiceStatus, type TopicDigest } from '@quintet/contracts';
import { addDigests } from '@quintet/messaging';

export type GatewayStatus = EventData<typeof gatewayReported>;
type Owner = 'publisher' | 'devportal' | 'key-manager' | 'traffic-manager';

/** Who writes which state topic, by its database. */
const ownersOf: Readonly<Partial<Record<string, readonly Owner[]>>> = {
  [topics.apis.name]: ['publisher'],
  [topics.apiContents.name]: ['publisher'],
  [topics.apiDeployments.name]: ['publisher'],
  [topics.environments.name]: ['publisher'],
  [topics.scopes.name]: ['publisher'],
  [topics.keyManagers.name]: ['key-manager', 'publisher'],
  [topics.tokenRevocations.name]: ['key-manager'],
  [topics.organizations.name]: ['key-manager'],
  [topics.applications.name]: ['devportal'],
  [topics.applicationKeys.name]: ['devportal'],
  [topics.subscriptions.name]: ['devportal'],
  [topics.apiKeys.name]: ['devportal'],
  [topics.apiPolicies.name]: ['traffic-manager'],
  [topics.applicationPolicies.name]: ['traffic-manager'],
  [topics.subscriptionPolicies.name]: ['traffic-manager'],
  [topics.customPolicies.name]: ['traffic-manager'],
  [topics.denyPolicies.name]: ['traffic-manager'],
};

/** What a topic should hold by its owners; undefined while one of them does not say. */
export const expectedDigests = (services: Iterable<ServiceStatus>, nowMs: number): ReadonlyMap<string, TopicDigest> => {
  const newest = new Map<string, ServiceStatus>();
  for (const status of services) {
    // Only the instance that publishes knows; one that ended may have published since its last report.
    const knows = status.outbox.relaying && status.expiresMs > nowMs;
    if (knows && status.reportedMs > (newest.get(status.service)?.reportedMs ?? -1)) newest.set(status.service, status);
  }
  const expected = new Map<string, TopicDigest>();
  for (const [topic, owners] of Object.entries(ownersOf) as [string, readonly Owner[]][]) {
    const told = owners.map((owner) => newest.get(owner));
    if (told.includes(undefined)) continue;
    expected.set(topic, addDigests(topic, told.flatMap((status) => status?.digests.filter((digest) => digest.topic === topic) ?? [])));
  }
  return expected;
};

export interface Difference {
  readonly gatewayId: string;
  readonly topic: string;
  readonly expected: TopicDigest;
  readonly found: TopicDigest;
  /** Since when they differ by what they differ by now. */
  readonly sinceMs: number;
  /** Whether they have differed by the same for long. */
  readonly alarms: boolean;
  /** Everything by which they have differed since they were last equal, with when that was first seen: the last few. */
  readonly seen: ReadonlyMap<string, number>;
}

/** Beyond the time that a change and the reports of it may take. */
export const alarmAfterMs = 10_000;
const keptDeltas = 20;

const keyOf = ({ gatewayId, topic }: Pick<Difference, 'gatewayId' | 'topic'>): string => `${gatewayId}\n${topic}`;
const isSame = (a: TopicDigest, b: TopicDigest): boolean => a.digest === b.digest && a.entries === b.entries;
/** Digests are sums: what one lacks stays the same while both take up the same changes. */
const deltaOf = (expected: TopicDigest, found: TopicDigest): string => `${expected.entries - found.entries} ${BigInt.asUintN(64, BigInt(`0x${expected.digest}`) - BigInt(`0x${found.digest}`))}`;

/**
 * What gateways hold that differs from what their owners published, by the reports of both.
 *
 * A change is on its way for some milliseconds and reports are seconds apart, so nearly every change is seen as a difference
 * for a while, each by something else. By the same and for long differs who lacks something; in between, changes may hide it.
 * Once it alarms, it does so until both are equal.
 */
export const compareDigests = (before: readonly Difference[], gateways: Iterable<GatewayStatus>, expected: ReadonlyMap<string, TopicDigest>, nowMs: number): Difference[] => {
  const known = new Map(before.map((difference) => [keyOf(difference), difference]));
  const differences: Difference[] = [];
  for (const { gatewayId, state, expiresMs, digests = [] } of gateways) {
    if (state !== 'live' || expiresMs <= nowMs) continue; // it knows by itself that it is behind, or is gone
    for (const found of digests) {
      const wanted = expected.get(found.topic);
      if (!wanted || isSame(wanted, found)) continue;
      const last = known.get(keyOf({ gatewayId, topic: found.topic }));
      const delta = deltaOf(wanted, found);
      const firstMs = last?.seen.get(delta) ?? nowMs;
      const others = [...(last?.seen ?? [])].filter(([one]) => one !== delta);
      const seen = new Map([...others.slice(1 - keptDeltas), [delta, firstMs]]);
      const sinceMs = last?.alarms ? last.sinceMs : firstMs;
      const alarms = nowMs - sinceMs >= alarmAfterMs;
      differences.push({ gatewayId, topic: found.topic, expected: wanted, found, sinceMs, alarms, seen });
    }
  }
  return differences;
};
