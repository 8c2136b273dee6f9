import { sql, type Database } from '@quintet/persistence';
import type { Component } from '@quintet/service-kit';
import type { PublisherParts } from '../../feature';
import type { GatewayStatus } from './gateways';

export interface PruneParts {
  readonly database: Database;
  readonly gateways: { values(): Iterable<GatewayStatus> };
  /** Whether what is known of gateways is whole and current. */
  readonly isKnown: () => boolean;
  readonly clock: { now(): number };
}

const everyMs = 3_600_000;
/** A gateway that is silent for longer is not expected back. */
const silentForMs = 24 * 3_600_000;
const batchSize = 5_000;

/**
 * Takes away what gateways have said that are gone: that left in good order, or are silent for a day. One that comes back says
 * it all again.
 *
 * Gone is who is so in two rounds, an hour apart: after the hub was away for a day, every gateway is silent until its next
 * heartbeat; and one that is started anew under its name leaves for a moment.
 *
 * @returns one round
 */
export const createPruneReceipts = ({ database, gateways, isKnown, clock }: PruneParts) => {
  let goneBefore: ReadonlySet<string> = new Set();
  return async (): Promise<void> => {
    if (!isKnown()) {
      goneBefore = new Set();
      return;
    }
    const nowMs = clock.now();
    const here = new Set([...gateways.values()].filter(({ expiresMs }) => expiresMs > nowMs - silentForMs).map(({ gatewayId }) => gatewayId));
    const said = await database.rows<{ id: string }>(sql`select distinct gateway_receipt.gateway_id as id from gateway_receipt`);
    const gone = said.map(({ id }) => id).filter((id) => !here.has(id));
    const forGood = gone.filter((id) => goneBefore.has(id));
    goneBefore = new Set(gone);
    if (forGood.length === 0) return;
    const before = new Date(nowMs - everyMs); // what one says that comes back this very moment stays
    const bite = sql`
      delete from gateway_receipt
       where ctid = any (array(
             select receipt.ctid
               from gateway_receipt receipt
              where receipt.gateway_id = any (${forGood}) and receipt.at < ${before}
              limit ${batchSize}
                for update skip locked))
      returning 1`;
    while ((await database.rows(bite)).length === batchSize);
  };
};

export const receiptPruning = ({ database, followed, bus, clock, logger }: Pick<PublisherParts, 'database' | 'followed' | 'bus' | 'clock' | 'logger'>): Component => {
  const isKnown = (): boolean => bus.failing() === undefined && followed.gateways.readiness.failing() === undefined;
  const prune = createPruneReceipts({ database, gateways: followed.gateways, isKnown, clock });
  let timer: NodeJS.Timeout | undefined;
  let round = Promise.resolve();
  return {
    name: 'receipts of gateways that are gone',
    start: async () => {
      timer = setInterval(() => {
        round = round.then(prune).catch((error: unknown) => logger.warn({ err: error }, 'receipts of gateways that are gone could not be taken away; the next round tries again'));
      }, everyMs).unref();
    },
    stop: async () => {
      clearInterval(timer);
      await round;
    },
  };
};
