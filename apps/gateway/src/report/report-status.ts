import { gatewayReported } from '@quintet/contracts';
import { outgoing, outgoingDeletion, type EventBus } from '@quintet/messaging';
import type { Clock, Component, Logger } from '@quintet/service-kit';
import type { TopicTracking } from './track-topics';

export interface StatusOptions {
  readonly bus: Pick<EventBus, 'publish'>;
  readonly gatewayId: string;
  readonly environments: readonly string[];
  readonly clock: Clock;
  readonly logger: Logger;
  readonly isLive: () => boolean;
  /** Age of the snapshot that the gateway stands on, while it does. */
  readonly snapshotAgeMs: () => number | undefined;
  /** Digests are told while it is live: before, what was read from a topic is not all that the gateway holds of it. */
  readonly tracking: Pick<TopicTracking<unknown>, 'topics' | 'takeLagMs'>;
}

const intervalMs = 3_000;
/** Two reports missed, and a gateway counts as gone. */
const expiryMs = 2 * intervalMs + 1_000;
const version = '0.1.0';

/** The gateway's heartbeat: says that it lives and what it serves; takes itself off the list when it stops. */
export const createStatusReport = ({ bus, gatewayId, environments, clock, logger, isLive, snapshotAgeMs, tracking }: StatusOptions): Component => {
  let timer: NodeJS.Timeout | undefined;
  let startedMs = 0;
  let entityVersion = 0;
  let wasLive = false;
  let lastReportMs = 0;
  /** Rises also over restarts under the same name. */
  const nextVersion = (): number => (entityVersion = Math.max(entityVersion + 1, clock.now()));

  const report = async (): Promise<void> => {
    const reportedMs = clock.now();
    lastReportMs = performance.now();
    wasLive = isLive();
    const ageMs = snapshotAgeMs();
    const state = wasLive ? ('live' as const) : ('catching up' as const);
    const lagMs = tracking.takeLagMs();
    const topics = tracking.topics();
    const status = {
      gatewayId,
      environments: [...environments],
      startedMs,
      reportedMs,
      expiresMs: reportedMs + expiryMs,
      state,
      ...(ageMs !== undefined && { snapshotAgeMs: ageMs }),
      version,
      ...(wasLive && { digests: topics.map(({ topic, entries, digest }) => ({ topic, entries, digest })) }),
      applied: topics.map((one) => ({ topic: one.topic, version: one.version })),
      ...(lagMs !== undefined && { lagMs: Math.max(0, lagMs) }),
    };
    await bus.publish([outgoing(gatewayReported, status, { source: '/gateway', entityVersion: nextVersion(), timeMs: reportedMs })]);
  };
  const reportQuietly = (): Promise<void> => report().catch((error: unknown) => logger.warn({ err: error }, 'the heartbeat could not be sent'));
  /** Soon after the gateway is live, and then at a steady pace. */
  const schedule = (): void => {
    const waitMs = wasLive ? intervalMs : 100;
    timer = setTimeout(() => {
      if (!wasLive && !isLive() && performance.now() - lastReportMs < intervalMs) return schedule();
      void reportQuietly().finally(() => {
        if (timer) schedule();
      });
    }, waitMs).unref();
  };

  return {
    name: 'gateway status',
    start: async () => {
      startedMs = clock.now();
      void reportQuietly(); // not waited for: calls are served without the hub too
      schedule();
    },
    stop: async () => {
      if (!timer) return;
      clearTimeout(timer);
      timer = undefined;
      const gone = outgoingDeletion(gatewayReported, gatewayId, { source: '/gateway', entityVersion: nextVersion(), timeMs: clock.now() });
      await bus.publish([gone]).catch((error: unknown) => logger.warn({ err: error }, 'the gateway could not say that it leaves'));
    },
  };
};
