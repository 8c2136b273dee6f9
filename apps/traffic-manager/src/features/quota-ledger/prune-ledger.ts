import { topics, type Topic } from '@quintet/contracts';
import { sql, type Database, type Sql } from '@quintet/persistence';
import type { Clock } from '@quintet/service-kit';

const retentionMsOf = ({ retention }: Topic): number => (retention.kind === 'stream' ? retention.retentionMs : Number.POSITIVE_INFINITY);

/** Instances whose clocks differ may still write to a window that is over for us. */
const windowGraceMs = 5 * 60_000;
/** As long as the hub keeps a demand it may deliver it again; and a little more. */
const answersKeptMs = retentionMsOf(topics.quotaDemands) + 5 * 60_000;
const batchSize = 5_000;

/** Takes out of the ledger what is of no use any more, in small bites. */
export const createPruneLedger =
  (database: Database, clock: Clock) =>
  async (): Promise<void> => {
    const inBites = async (bite: Sql): Promise<void> => {
      while ((await database.rows(bite)).length === batchSize);
    };
    const before = (ms: number): string => new Date(clock.now() - ms).toISOString();
    await inBites(sql`
      delete from quota_ledger
       where ctid = any (array(
             select ledger.ctid
               from quota_ledger ledger
              where ledger.window_end < ${before(windowGraceMs)}::timestamptz
              limit ${batchSize}
                for update skip locked))
      returning 1`);
    await inBites(sql`
      delete from quota_answer
       where ctid = any (array(
             select answer.ctid
               from quota_answer answer
              where answer.decided_at < ${before(answersKeptMs)}::timestamptz
              limit ${batchSize}
                for update skip locked))
      returning 1`);
  };
