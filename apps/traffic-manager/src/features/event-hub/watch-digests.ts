import { Gauge } from 'prom-client';
import { gatewayReported, serviceReported } from '@quintet/contracts';
import { createProjection, type EventBus } from '@quintet/messaging';
import { createLifecycle, type Clock, type Component, type Logger, type Metrics } from '@quintet/service-kit';
import { compareDigests, expectedDigests, type Difference } from './compare-digests';

export interface WatchParts {
  readonly bus: Pick<EventBus, 'readState'>;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly clock: Clock;
}

const lookEveryMs = 3_000; // as often as they report
/** Beyond the time that a change and the reports of it may take. */
export const alarmAfterMs = 10_000;

const keyOf = ({ gatewayId, topic }: Difference): string => `${gatewayId} ${topic}`;

/** Follows what services and gateways report, and raises the alarm when a gateway holds something else than it should. */
export const createDigestWatch = ({ bus, logger, metrics, clock }: WatchParts) => {
  const services = createProjection(bus, serviceReported);
  const gateways = createProjection(bus, gatewayReported);
  let differences: Difference[] = [];
  let alarmed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;

  const isAlarming = ({ sinceMs }: Difference): boolean => clock.now() - sinceMs >= alarmAfterMs;
  const gauge = new Gauge({
    name: 'quintet_hub_digest_differs',
    help: '1: the gateway has held something else than the owners of the topic published for 10 s and more',
    labelNames: ['gateway', 'topic'],
    registers: [metrics],
    collect: () => {
      gauge.reset();
      for (const difference of differences) if (isAlarming(difference)) gauge.set({ gateway: difference.gatewayId, topic: difference.topic }, 1);
    },
  });

  const look = (): void => {
    differences = compareDigests(differences, gateways.values(), expectedDigests(services.values()), clock.now());
    const alarming = differences.filter(isAlarming);
    for (const difference of alarming) {
      if (alarmed.has(keyOf(difference))) continue;
      const { gatewayId, topic, expected, found } = difference;
      logger.warn({ gatewayId, topic, expected, found }, 'a gateway holds something else than was published: resync the owner of the topic');
    }
    const now = new Set(alarming.map(keyOf));
    for (const key of alarmed) if (!now.has(key)) logger.info({ differed: key }, 'a gateway holds what was published again');
    alarmed = now;
  };
  const looking: Component = {
    name: 'watch over what gateways hold',
    start: async () => {
      timer = setInterval(look, lookEveryMs).unref();
    },
    stop: async () => clearInterval(timer),
  };

  return {
    services,
    gateways,
    /** Of a gateway: those that stand for long enough to mean something. */
    alarmsOf: (gatewayId: string): readonly Difference[] => differences.filter((difference) => difference.gatewayId === gatewayId && isAlarming(difference)),
    expected: () => expectedDigests(services.values()),
    component: createLifecycle([services, gateways, looking]),
  };
};
export type DigestWatch = ReturnType<typeof createDigestWatch>;
