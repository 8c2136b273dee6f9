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

const keyOf = ({ gatewayId, topic }: Difference): string => `${gatewayId} ${topic}`;

/** Follows what services and gateways report, and raises the alarm when a gateway holds something else than it should. */
export const createDigestWatch = ({ bus, logger, metrics, clock }: WatchParts) => {
  const services = createProjection(bus, serviceReported);
  const gateways = createProjection(bus, gatewayReported);
  let differences: Difference[] = [];
  let alarmed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;

  const expected = () => expectedDigests(services.values(), clock.now());
  const alarming = (): Difference[] => differences.filter(({ alarms }) => alarms);
  const gauge = new Gauge({
    name: 'quintet_hub_digest_differs',
    help: '1: the gateway has held something else than the owners of the topic published, by the same for 10 s and more',
    labelNames: ['gateway', 'topic'],
    registers: [metrics],
    collect: () => {
      gauge.reset();
      for (const { gatewayId, topic } of alarming()) gauge.set({ gateway: gatewayId, topic }, 1);
    },
  });

  const look = (): void => {
    differences = compareDigests(differences, gateways.values(), expected(), clock.now());
    for (const difference of alarming()) {
      if (alarmed.has(keyOf(difference))) continue;
      const { gatewayId, topic, expected: published, found } = difference;
      logger.warn({ gatewayId, topic, published, found }, 'a gateway holds something else than was published: resync the owner of the topic');
    }
    const now = new Set(alarming().map(keyOf));
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
    alarmsOf: (gatewayId: string): readonly Difference[] => alarming().filter((difference) => difference.gatewayId === gatewayId),
    expected,
    component: createLifecycle([services, gateways, looking]),
  };
};
export type DigestWatch = ReturnType<typeof createDigestWatch>;
