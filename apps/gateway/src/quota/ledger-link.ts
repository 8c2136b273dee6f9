import { randomUUID } from 'node:crypto';
import { quotaDemanded, topics, type LeaseReport, type QuotaGrant } from '@quintet/contracts';
import { outgoing, type EventBus, type OutgoingRecord } from '@quintet/messaging';
import type { Clock, Logger } from '@quintet/service-kit';
import { quotaPartition } from '@quintet/throttling';
import type { UnitDemand } from './lease-book';

interface Unanswered {
  readonly record: OutgoingRecord;
  readonly partition: number;
  demands: readonly UnitDemand[];
  readonly hasReports: boolean;
  readonly sentMs: number;
  resentMs: number;
  tries: number;
}

export interface LedgerLinkOptions {
  readonly bus: Pick<EventBus, 'publish'>;
  readonly gatewayId: string;
  readonly clock: Clock;
  readonly logger: Logger;
  /** The ledger's clock, once it is known. */
  readonly ledgerNowMs?: () => number | undefined;
  /** Out of reach when nothing was answered for so long; a demand is given up then. */
  readonly unreachableAfterMs: number;
  readonly onUnanswered: (demands: readonly UnitDemand[]) => void;
  readonly onReachable: () => void;
}

export interface LedgerLink {
  send(demands: readonly UnitDemand[], reports: readonly LeaseReport[]): void;
  /** What was asked for by the message that this answers, and when that was sent; undefined when it is none of ours, or answered already. */
  answered(grant: QuotaGrant): { readonly demands: readonly UnitDemand[]; readonly sentMs: number; readonly isFirstTry: boolean } | undefined;
  /** Sends again what is not answered; called often. */
  tick(): void;
  /** Whether answers can be heard at all. */
  listening(can: boolean): void;
  isReachable(): boolean;
  readonly unansweredMessages: number;
  /** Age of the oldest of them. */
  oldestMs(): number;
}

/** The same message is sent again after so long without an answer, then after twice and four times as long: it counts once, however often it comes. */
const resendMs = 400;
const longestResendMs = 1_600;
/** Nobody waits for reports: they come again more seldom, soon enough for the books of a window that is over. */
const resendReportsMs = 5_000;
/** Out of reach, a question without content is asked so often, and as many of the messages are sent again with it. */
const probeMs = 1_000;
const resentWithProbe = 20;
/** Demands that are older are not answered: nobody waits for them any more. */
const staleMs = 20_000;
const maxPerMessage = 1_000;
/** A message that is never answered, though others are, is given up some day. */
const giveUpMs = 600_000;
/** For so long the ledger may still answer what was given up here. */
const lateMs = 60_000;

interface Batch {
  readonly partition: number;
  readonly demands: UnitDemand[];
  readonly reports: LeaseReport[];
}

/** One message per partition, as long as it holds all. */
const batchesOf = (demands: readonly UnitDemand[], reports: readonly LeaseReport[]): Batch[] => {
  const open = new Map<number, Batch>();
  const full: Batch[] = [];
  const roomFor = (quota: LeaseReport['quota'], kind: 'demands' | 'reports'): Batch => {
    const partition = quotaPartition(quota);
    let batch = open.get(partition);
    if (batch && batch[kind].length >= maxPerMessage) {
      full.push(batch);
      batch = undefined;
    }
    if (!batch) open.set(partition, (batch = { partition, demands: [], reports: [] }));
    return batch;
  };
  // A quota's report travels with its demand, or before it: it is settled first.
  for (const report of reports) roomFor(report.quota, 'reports').reports.push(report);
  for (const demand of demands) roomFor(demand.quota, 'demands').demands.push(demand);
  return [...full, ...open.values()];
};

/** Carries demands and reports to the ledger, each message until it is answered, and knows whether the ledger answers. */
export const createLedgerLink = ({ bus, gatewayId, clock, logger, ledgerNowMs, unreachableAfterMs, onUnanswered, onReachable }: LedgerLinkOptions): LedgerLink => {
  const unanswered = new Map<string, Unanswered>();
  /** Given up, by when they were sent: what is granted for them after all is held here, and no one else's. */
  const givenUp = new Map<string, number>();
  let isListening = false;
  let reachable = true;
  /** Since when an answer is awaited, or could be heard, at the latest. */
  let heardMs = clock.now();

  const publish = (records: readonly OutgoingRecord[]): void => {
    if (records.length === 0) return;
    bus.publish(records).catch((error: unknown) => logger.warn({ err: error }, 'demands for quota could not be sent; they are sent again'));
  };
  const oldest = (): Unanswered | undefined => unanswered.values().next().value;

  const setReachable = (now: boolean): void => {
    if (reachable === now) return;
    reachable = now;
    if (now) logger.info({ unanswered: unanswered.size }, 'the ledger of quotas answers again');
    else logger.warn({ unanswered: unanswered.size }, 'the ledger of quotas does not answer: policies say what happens to calls meanwhile');
    onReachable();
  };
  const judge = (nowMs: number): void => {
    const waitedSinceMs = isListening ? oldest()?.sentMs : heardMs;
    if (waitedSinceMs !== undefined && nowMs - Math.max(waitedSinceMs, heardMs) >= unreachableAfterMs) setReachable(false);
  };
  /** Whoever may still answer: of two traffic managers the other one has the partition that is half of them away, however they are dealt out. */
  const elsewhere = ({ record, partition, tries }: Unanswered): OutgoingRecord => {
    const { partitions } = topics.quotaDemands;
    const away = Math.floor(tries / 2) + (tries % 2) * Math.floor(partitions / 2);
    return { ...record, partition: (partition + away) % partitions };
  };
  const patienceMs = ({ tries, demands }: Unanswered): number => {
    if (demands.length === 0 && tries > 1) return resendReportsMs;
    return reachable ? Math.min(longestResendMs, resendMs * 2 ** (tries - 1)) : probeMs;
  };

  const recordOf = (demandId: string, { partition, demands, reports }: Batch, sentMs: number): OutgoingRecord => {
    const nowMs = ledgerNowMs?.();
    const answerBy = nowMs !== undefined && demands.length > 0 && { answerByMs: Math.round(nowMs + unreachableAfterMs) };
    return outgoing(quotaDemanded, { gatewayId, demandId, partition, demands, ...(reports.length > 0 && { reports }), sentMs, ...answerBy }, { source: '/gateway', timeMs: sentMs }, partition);
  };
  let probes = 0;
  let probedMs = 0;
  const probe = (nowMs: number): OutgoingRecord => {
    probedMs = nowMs;
    probes += 1;
    return recordOf(randomUUID(), { partition: probes % topics.quotaDemands.partitions, demands: [], reports: [] }, nowMs);
  };
  const giveUp = (demandId: string, message: Unanswered): void => {
    onUnanswered(message.demands);
    message.demands = [];
    if (message.hasReports) return;
    unanswered.delete(demandId);
    givenUp.set(demandId, message.sentMs);
  };

  return {
    send: (demands, reports) => {
      const sentMs = clock.now();
      const records = batchesOf(demands, reports).map((batch) => {
        const { partition, demands: asked, reports: told } = batch;
        const demandId = randomUUID();
        const record = recordOf(demandId, batch, sentMs);
        unanswered.set(demandId, { record, partition, demands: asked, hasReports: told.length > 0, sentMs, resentMs: sentMs, tries: 1 });
        return record;
      });
      publish(records);
    },
    answered: (grant) => {
      if (grant.gatewayId !== gatewayId) return undefined;
      heardMs = clock.now();
      setReachable(true);
      const lateSentMs = givenUp.get(grant.demandId);
      if (givenUp.delete(grant.demandId) && lateSentMs !== undefined) return { demands: [], sentMs: lateSentMs, isFirstTry: false };
      const message = unanswered.get(grant.demandId);
      if (!message) return undefined;
      unanswered.delete(grant.demandId);
      return { demands: message.demands, sentMs: message.sentMs, isFirstTry: message.tries === 1 };
    },
    tick: () => {
      const nowMs = clock.now();
      judge(nowMs);
      for (const [demandId, sentMs] of givenUp) {
        if (nowMs - sentMs <= lateMs) break;
        givenUp.delete(demandId);
      }
      const again: OutgoingRecord[] = reachable || nowMs - probedMs < probeMs ? [] : [probe(nowMs)];
      for (const [demandId, message] of unanswered) {
        if (nowMs - message.resentMs < patienceMs(message)) continue;
        if (!reachable && again.length > resentWithProbe) break;
        const ageMs = nowMs - message.sentMs;
        // Others are answered, this one is not; or it has become too old to be.
        if (ageMs > (reachable ? unreachableAfterMs : staleMs)) giveUp(demandId, message);
        if (reachable && ageMs > giveUpMs) unanswered.delete(demandId);
        if (!unanswered.has(demandId)) continue;
        again.push(elsewhere(message));
        message.tries += 1;
        message.resentMs = nowMs;
      }
      publish(again);
    },
    listening: (can) => {
      isListening = can;
      heardMs = clock.now();
      if (can) setReachable(true);
    },
    isReachable: () => reachable,
    get unansweredMessages() {
      return unanswered.size;
    },
    oldestMs: () => {
      const first = oldest();
      return first ? clock.now() - first.sentMs : 0;
    },
  };
};
