import { gatewayReported, serviceReported, type TopicDigest } from '@quintet/contracts';
import { addDigests, createKafkaBus, createProjection } from '@quintet/messaging';
import { silentLogger } from '@quintet/service-kit';

interface Where {
  readonly brokers: string;
  readonly topicPrefix: string;
}

const shown = ({ entries, digest }: Pick<TopicDigest, 'entries' | 'digest'>): string => `${entries} entries, ${digest}`;

/** Follows what gateways say that they hold, and what the owners of the topics say that they should. */
export const followDigests = async ({ brokers, topicPrefix }: Where) => {
  const bus = createKafkaBus({ brokers: brokers.split(','), clientId: 'chaos-digests', topicPrefix, logger: silentLogger() });
  await bus.start();
  const gateways = createProjection(bus, gatewayReported);
  const services = createProjection(bus, serviceReported);
  await gateways.start();
  await services.start();

  const expected = (topic: string): TopicDigest => {
    const newest = new Map<string, (typeof services extends { values(): Iterable<infer S> } ? S : never)>();
    for (const status of services.values()) if (status.outbox.relaying && status.reportedMs > (newest.get(status.service)?.reportedMs ?? 0)) newest.set(status.service, status);
    return addDigests(topic, [...newest.values()].flatMap(({ digests }) => digests.filter((digest) => digest.topic === topic)));
  };

  /** What is wrong: gateways that are not there or not live, and topics of which one holds something else than its owners published. */
  const differences = (gatewayIds: readonly string[], sinceMs: number): string[] =>
    gatewayIds.flatMap((gatewayId) => {
      const status = gateways.get(gatewayId);
      if (!status || status.reportedMs < sinceMs) return [`${gatewayId} has not reported`];
      if (status.state !== 'live' || status.snapshotAgeMs !== undefined) return [`${gatewayId}: ${status.state}`];
      if ((status.digests ?? []).length === 0) return [`${gatewayId} tells no digests`];
      return (status.digests ?? []).flatMap((found) => {
        const wanted = expected(found.topic);
        return found.entries === wanted.entries && found.digest === wanted.digest ? [] : [`${gatewayId}, ${found.topic}: ${shown(found)} instead of ${shown(wanted)}`];
      });
    });

  return {
    differences,
    /** Topics that a gateway reports, with the entries of each. */
    entriesOf: (gatewayId: string): Record<string, number> => Object.fromEntries((gateways.get(gatewayId)?.digests ?? []).map(({ topic, entries }) => [topic.replace('apim.', ''), entries])),
    stop: () => bus.stop(),
  };
};
