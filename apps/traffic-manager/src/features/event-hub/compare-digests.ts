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

/** What a topic should hold by its owners; undefined while one of them has not said. */
export const expectedDigests = (services: Iterable<ServiceStatus>): ReadonlyMap<string, TopicDigest> => {
  const newest = new Map<string, ServiceStatus>();
  for (const status of services) {
    // Only the instance that publishes knows; one that ended meanwhile knew until then.
    if (status.outbox.relaying && status.reportedMs > (newest.get(status.service)?.reportedMs ?? -1)) newest.set(status.service, status);
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
  readonly sinceMs: number;
}

const keyOf = ({ gatewayId, topic }: Pick<Difference, 'gatewayId' | 'topic'>): string => `${gatewayId}\n${topic}`;
const isSame = (a: TopicDigest, b: TopicDigest): boolean => a.digest === b.digest && a.entries === b.entries;

/**
 * What gateways hold that differs from what their owners published, by the reports of both.
 *
 * A change is on its way for some milliseconds and reports are seconds apart, so nearly every change is seen as a difference
 * for a while. It counts from when neither side changed any more: `sinceMs`.
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
      const stands = last && isSame(last.expected, wanted) && isSame(last.found, found);
      differences.push({ gatewayId, topic: found.topic, expected: wanted, found, sinceMs: stands ? last.sinceMs : nowMs });
    }
  }
  return differences;
};
