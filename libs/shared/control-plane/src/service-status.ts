import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { serviceReported, type ServiceStatus } from '@quintet/contracts';
import { outgoing, outgoingDeletion, type EventBus, type StateReader } from '@quintet/messaging';
import { outboxFacts, raiseVersions, type RelayStatus } from '@quintet/outbox';
import type { Database } from '@quintet/persistence';
import { systemClock, type Clock, type Component, type Logger, type Metrics } from '@quintet/service-kit';
import { restoredCounter } from './restored-counter';

export interface ServiceStatusParts {
  readonly service: string;
  readonly database: Database;
  readonly bus: Pick<EventBus, 'publish' | 'readState'>;
  readonly relay: () => RelayStatus;
  readonly logger: Logger;
  readonly metrics?: Metrics;
  readonly clock?: Clock;
  readonly intervalMs?: number;
}

/** Two reports may be lost before an instance counts as gone. */
const lifetimes = 3;
const graceMs = 1_000;
/** Of an instance that ended without a word, the last report stays this long. */
const forgottenAfterMs = 3_600_000;
/** A hub that does not answer holds up no start. */
const formerReportsWithinMs = 5_000;
const version = '0.1.0';
const source = '/service-status';

/** Its last report says that it is over already: it stays until another of its kind has said as much, since it tells how far the database was. */
export const hasLeft = ({ reportedMs, expiresMs }: Pick<ServiceStatus, 'reportedMs' | 'expiresMs'>): boolean => expiresMs <= reportedMs;

/**
 * The heartbeat of a service: how the sending of its events stands, and what its topics should hold.
 *
 * At its start it looks at what it said before: a database that is behind that was restored from a backup, and readers would
 * take its events for old ones; it takes up the versions then, and says what is left to do.
 */
export const createServiceStatus = ({ service, database, bus, relay, logger, metrics, clock = systemClock, intervalMs = 3_000 }: ServiceStatusParts): Component => {
  const instanceId = `${hostname()}-${randomBytes(4).toString('hex')}`;
  const own = new Map<string, ServiceStatus>();
  let reader: StateReader | undefined;
  let timer: NodeJS.Timeout | undefined;
  let startedMs = 0;
  let entityVersion = 0;
  let reporting = Promise.resolve();
  /** Rises also over restarts. */
  const nextVersion = (): number => (entityVersion = Math.max(entityVersion + 1, clock.now()));
  const restored = metrics && restoredCounter(metrics);
  restored?.inc({ service }, 0);

  const deletion = (id: string) => outgoingDeletion(serviceReported, `${service}/${id}`, { source, entityVersion: nextVersion(), timeMs: clock.now() });
  const isOver = (of: ServiceStatus, nowMs: number): boolean => hasLeft(of) || of.expiresMs < nowMs - forgottenAfterMs;
  /** Never one that knows of a later version: it shows that the database was restored. */
  const forgotten = (nowMs: number, lastVersion: number) =>
    [...own.values()].filter((of) => of.instanceId !== instanceId && isOver(of, nowMs) && of.outbox.lastVersion <= lastVersion).map((of) => deletion(of.instanceId));

  const reportFor = async (lifetimeMs: number, { relaying, digests }: RelayStatus): Promise<void> => {
    const { depth, oldestMs, refused, lastVersion } = await outboxFacts(database);
    const reportedMs = clock.now();
    const outbox = { depth, oldestMs, refused, relaying, lastVersion };
    const status = { service, instanceId, startedMs, reportedMs, expiresMs: reportedMs + lifetimeMs, version, outbox, digests: [...digests] };
    await bus.publish([outgoing(serviceReported, status, { source, entityVersion: nextVersion(), timeMs: reportedMs }), ...forgotten(reportedMs, lastVersion)]);
  };
  /** Never fails: the next one says it anew. */
  const report = (): Promise<void> =>
    (reporting = reportFor(lifetimes * intervalMs + graceMs, relay()).catch((error: unknown) => logger.debug({ err: error }, 'the service could not report')));
  const schedule = (): void => {
    timer = setTimeout(() => {
      void report().finally(() => timer && schedule());
    }, intervalMs).unref();
  };

  const takeUpVersions = async (): Promise<void> => {
    const newest = Math.max(0, ...[...own.values()].map(({ outbox }) => outbox.lastVersion));
    if (!(await raiseVersions(database, newest))) return;
    restored?.inc({ service });
    logger.error({ service, newest }, 'the database is older than what it has published: it was restored from a backup. Its next events count as newer; run resync, so that the topics are what it is');
  };

  return {
    name: 'service status',
    start: async () => {
      startedMs = clock.now();
      reader = bus.readState(serviceReported, (change) => {
        if (change.kind === 'delete') own.delete(change.key);
        else if (change.data.service === service) own.set(change.key, change.data);
      });
      const checked = reader.caughtUp.then(takeUpVersions).catch((error: unknown) => logger.error({ err: error }, 'former reports of the service could not be read'));
      await Promise.race([checked, new Promise((resolve) => setTimeout(resolve, formerReportsWithinMs).unref())]);
      await report();
      schedule();
    },
    stop: async () => {
      clearTimeout(timer);
      timer = undefined;
      await reporting; // one on its way would be read after the last one, as of an instance that runs
      await reader?.stop();
      reader = undefined;
      await reportFor(0, { relaying: false, digests: [] }).catch(() => undefined); // it expires by itself
      own.clear();
    },
  };
};
