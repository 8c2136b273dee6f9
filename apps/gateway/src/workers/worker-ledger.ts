import type { QuotaDemand, QuotaGrant } from '@quintet/contracts';
import type { LeaseBook, UnitDemand } from '../quota/lease-book';
import type { PrimaryChannel } from './channel';

/** The ledger as the workers of a gateway have it: it hands on what the gateway leased, and takes their reports. */
export interface WorkerLedger {
  answer(channel: PrimaryChannel, demand: QuotaDemand): void;
  /** The leases have changed: whoever waits is looked at again. */
  heard(): void;
  /** Nobody is there to answer any more. */
  forget(channel: PrimaryChannel): void;
}

export interface WorkerLedgerOptions {
  readonly book: Pick<LeaseBook, 'loans'>;
  readonly isReachable: () => boolean;
  readonly nowMs: () => number;
}

interface Open {
  readonly channel: PrimaryChannel;
  readonly message: QuotaDemand;
  readonly missing: Set<UnitDemand>;
  readonly grants: Map<UnitDemand, QuotaGrant['grants'][number]>;
}

/** A worker may send a message again before it has the answer: so many are remembered. */
const maxAnswered = 20_000;

/**
 * Messages are worked on once, however often they come. While the ledger is out of reach none is answered, so that a worker
 * finds out by itself, and none is forgotten: it comes again.
 */
export const createWorkerLedger = ({ book: { loans }, isReachable, nowMs }: WorkerLedgerOptions): WorkerLedger => {
  const open = new Map<string, Open>();
  /** Whose reports are entered, and whose answer is given. */
  const settled = new Set<string>();
  const answered = new Set<string>();
  const remember = (ids: Set<string>, demandId: string): void => {
    ids.add(demandId);
    const [oldest] = ids;
    if (ids.size > maxAnswered && oldest !== undefined) ids.delete(oldest);
  };

  const goOn = (one: Open): void => {
    const { channel, message, missing, grants } = one;
    for (const demand of missing) {
      const grant = loans.lend(demand, nowMs());
      if (!grant) continue;
      grants.set(demand, grant);
      missing.delete(demand);
    }
    if (missing.size > 0) return;
    const { gatewayId, demandId } = message;
    open.delete(demandId);
    remember(answered, demandId);
    channel.send({ kind: 'granted', grant: { gatewayId, demandId, decidedMs: Math.round(nowMs()), grants: message.demands.flatMap((demand) => grants.get(demand) ?? []) } });
  };
  /** As if it had not come: what it got so far is there for others, and it comes again. */
  const putBack = ({ message, missing, grants }: Open): void => {
    open.delete(message.demandId);
    missing.forEach(loans.forget);
    grants.forEach(loans.undo);
  };

  return {
    answer: (channel, message) => {
      const { demandId, demands, reports = [] } = message;
      if (!isReachable() || open.has(demandId) || answered.has(demandId)) return;
      if (!settled.has(demandId)) {
        remember(settled, demandId);
        reports.forEach((report) => loans.settle(report, nowMs()));
      }
      const one: Open = { channel, message, missing: new Set(demands), grants: new Map() };
      open.set(demandId, one);
      goOn(one);
    },
    heard: () => {
      for (const one of [...open.values()]) {
        if (isReachable()) goOn(one);
        else putBack(one);
      }
    },
    forget: (channel) => {
      for (const one of [...open.values()]) if (one.channel === channel) putBack(one);
    },
  };
};
