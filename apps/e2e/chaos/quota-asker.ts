import { randomUUID } from 'node:crypto';
import { quotaDemanded, quotaGranted, topics, type QuotaGrant, type QuotaKey } from '@quintet/contracts';
import { busComponent, createKafkaBus, outgoing, type OutgoingRecord } from '@quintet/messaging';
import { createLifecycle, silentLogger } from '@quintet/service-kit';

interface Asked {
  readonly record: OutgoingRecord;
  readonly partition: number;
  readonly sentMs: number;
  triedMs: number;
  tries: number;
}

export interface QuotaAsker {
  /** Asks for a unit of the quota on a partition. */
  ask(quota: QuotaKey, partition: number): Promise<void>;
  /** How long each answered demand took, by when it was sent; what is not answered yet, until now. */
  waits(): { readonly sentMs: number; readonly tookMs: number }[];
  readonly unanswered: number;
  /** Units of all answers, each demand once. */
  granted(): number;
  /** Demands that were answered twice, and differently. */
  readonly contradicted: readonly string[];
  stop(): Promise<void>;
}

const resendMs = 400;
const tickMs = 50;
/** Partitions further on, in which another traffic manager may be: of two, each has half of them in a row. */
const detours = [3, 1, 4, 2, 5] as const;

/** A gateway as far as the ledger sees one: it asks, and sends again elsewhere what is not answered. */
export const createQuotaAsker = async ({ brokers, topicPrefix, gatewayId }: { readonly brokers: string; readonly topicPrefix: string; readonly gatewayId: string }): Promise<QuotaAsker> => {
  const bus = createKafkaBus({ brokers: brokers.split(','), clientId: gatewayId, logger: silentLogger(), topicPrefix });
  const lifecycle = createLifecycle([busComponent(bus)]);
  await lifecycle.start();
  const asked = new Map<string, Asked>();
  const answers = new Map<string, QuotaGrant>();
  const waits: { readonly sentMs: number; readonly tookMs: number }[] = [];
  const contradicted: string[] = [];

  const tail = bus.tail(quotaGranted, (grant) => {
    if (grant.gatewayId !== gatewayId) return;
    const before = answers.get(grant.demandId);
    if (before && JSON.stringify(before) !== JSON.stringify(grant)) contradicted.push(grant.demandId);
    answers.set(grant.demandId, before ?? grant);
    const first = asked.get(grant.demandId);
    if (!first) return;
    asked.delete(grant.demandId);
    waits.push({ sentMs: first.sentMs, tookMs: Date.now() - first.sentMs });
  });
  await tail.ready;

  const resend = setInterval(() => {
    const again: OutgoingRecord[] = [];
    for (const one of asked.values()) {
      if (Date.now() - one.triedMs < resendMs) continue;
      again.push({ ...one.record, partition: (one.partition + (detours[(one.tries - 1) % detours.length] ?? 0)) % topics.quotaDemands.partitions });
      one.tries += 1;
      one.triedMs = Date.now();
    }
    if (again.length > 0) void bus.publish(again).catch(() => undefined);
  }, tickMs);

  return {
    ask: async (quota, partition) => {
      const demandId = randomUUID();
      const sentMs = Date.now();
      const record = outgoing(quotaDemanded, { gatewayId, demandId, partition, demands: [{ quota, wanted: 1, atMost: 1 }], sentMs }, { source: '/gateway', timeMs: sentMs }, partition);
      asked.set(demandId, { record, partition, sentMs, triedMs: sentMs, tries: 1 });
      await bus.publish([record]).catch(() => undefined);
    },
    waits: () => [...waits, ...[...asked.values()].map(({ sentMs }) => ({ sentMs, tookMs: Date.now() - sentMs }))],
    get unanswered() {
      return asked.size;
    },
    granted: () => [...answers.values()].flatMap(({ grants }) => grants).reduce((sum, { granted }) => sum + (granted ?? 0), 0),
    contradicted,
    stop: async () => {
      clearInterval(resend);
      await tail.stop();
      await lifecycle.stop();
    },
  };
};
