import { randomInt, randomUUID } from 'node:crypto';
import { quotaDemanded, quotaGranted, topics, type LeaseReport, type QuotaDemand, type QuotaGrant, type QuotaKey } from '@quintet/contracts';
import { busComponent, createKafkaBus, outgoing, type OutgoingRecord } from '@quintet/messaging';
import { createLifecycle, silentLogger } from '@quintet/service-kit';

export interface LeaseLoadOptions {
  readonly brokers: string;
  readonly topicPrefix: string;
  readonly policy: string;
  readonly gateways: number;
  readonly keys: number;
  readonly callsPerSecond: number;
}

export interface LeaseLoad {
  /** Messages sent, demands and reports in them, and calls that they stand for, since the last time of asking. */
  figures(): { readonly messages: number; readonly entries: number; readonly calls: number; readonly waitsMs: readonly number[] };
  stop(): Promise<void>;
}

type Lease = QuotaGrant['grants'][number];

/** How often a gateway tells and asks for what was used. */
const tickMs = 900;
const maxPerMessage = 1_000;

/** Gateways as the ledger sees them: each tells every tick, of each key that was called, what was spent, and asks for as much again. */
export const startLeaseLoad = async ({ brokers, topicPrefix, policy, gateways, keys, callsPerSecond }: LeaseLoadOptions): Promise<LeaseLoad> => {
  const bus = createKafkaBus({ brokers: brokers.split(','), clientId: 'bench', logger: silentLogger(), topicPrefix });
  const lifecycle = createLifecycle([busComponent(bus)]);
  await lifecycle.start();
  const held = Array.from({ length: gateways }, () => new Map<string, Lease>());
  const sent = new Map<string, number>();
  let counts = { messages: 0, entries: 0, calls: 0, waitsMs: [] as number[] };

  const tail = bus.tail(quotaGranted, ({ gatewayId, demandId, grants }) => {
    const sentAt = sent.get(demandId);
    if (sentAt === undefined) return;
    sent.delete(demandId);
    counts.waitsMs.push(performance.now() - sentAt);
    for (const lease of grants) held[Number(gatewayId)]?.set(lease.quota.key, lease);
  });
  await tail.ready;

  const quotaOf = (key: string): QuotaKey => ({ organization: 'carbon.super', level: 'subscription', policy, key });
  const message = (gateway: number, partition: number, called: readonly (readonly [string, number])[]): OutgoingRecord => {
    const reports: LeaseReport[] = [];
    const demands: QuotaDemand['demands'] = called.map(([key, count]) => {
      const lease = held[gateway]?.get(key);
      if (lease) reports.push({ quota: lease.quota, windowStartMs: lease.windowStartMs, windowEndMs: lease.windowEndMs, spent: lease.granted ?? 0, returned: 0, advanced: 0 });
      held[gateway]?.delete(key);
      return { quota: quotaOf(key), wanted: count, atMost: count };
    });
    const demandId = randomUUID();
    sent.set(demandId, performance.now());
    counts.messages += 1;
    counts.entries += demands.length + reports.length;
    return outgoing(quotaDemanded, { gatewayId: String(gateway), demandId, partition, demands, reports, sentMs: Date.now() }, { source: '/gateway', timeMs: Date.now() }, partition);
  };

  const callsPerTick = Math.round((callsPerSecond * tickMs) / 1_000 / gateways);
  const tick = (gateway: number): void => {
    const called = new Map<number, number>();
    for (let i = 0; i < callsPerTick; i += 1) {
      const key = randomInt(keys);
      called.set(key, (called.get(key) ?? 0) + 1);
    }
    counts.calls += callsPerTick;
    const byPartition = Array.from({ length: topics.quotaDemands.partitions }, () => [] as (readonly [string, number])[]);
    for (const [key, count] of called) byPartition[key % byPartition.length]?.push([`application-${key}:/pizza:1.0.0:${policy}`, count]);
    const records = byPartition.flatMap((all, partition) => Array.from({ length: Math.ceil(all.length / maxPerMessage) }, (_, i) => message(gateway, partition, all.slice(i * maxPerMessage, (i + 1) * maxPerMessage))));
    void bus.publish(records).catch(() => undefined);
  };
  const timers = held.map((_, gateway) => setInterval(() => tick(gateway), tickMs));

  return {
    figures: () => {
      const now = counts;
      counts = { messages: 0, entries: 0, calls: 0, waitsMs: [] };
      return now;
    },
    stop: async () => {
      timers.forEach((timer) => clearInterval(timer));
      await tail.stop();
      await lifecycle.stop();
    },
  };
};
