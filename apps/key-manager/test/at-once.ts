import { createDatabase, sql } from '@quintet/persistence';
import { silentLogger } from '@quintet/service-kit';
import { eventually } from '@quintet/testkit';

const tables = { user_account: sql`user_account`, revocation: sql`revocation` };

/** Nobody writes to the table until as many as `waiting` wait for something: what each of them has read before is the same then. */
export const atOnce = async <T>(databaseUrl: string, table: keyof typeof tables, waiting: number, work: () => Promise<T>): Promise<T> => {
  const database = createDatabase({ url: databaseUrl, logger: silentLogger(), maxConnections: 2 });
  try {
    let done: Promise<T> | undefined;
    await database.inTransaction(async (db) => {
      await db.rows(sql`lock table ${tables[table]} in exclusive mode`);
      done = work();
      await eventually(async () => {
        const [row] = await database.rows<{ count: string }>(sql`select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`);
        expect(Number(row?.count)).toBe(waiting);
      });
    });
    return await (done as Promise<T>);
  } finally {
    await database.close();
  }
};
