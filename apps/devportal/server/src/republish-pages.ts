import type { Database, Db } from '@quintet/persistence';

interface Identified {
  readonly organization: string;
  readonly id: string;
}

const pageSize = 500;

/** Puts all rows of a table on the outbox, a page per transaction, so that neither memory nor locks grow with the table. */
export const republishPages = async <T extends Identified>(
  database: Database,
  page: (db: Db, after: Identified | undefined, limit: number) => Promise<readonly T[]>,
  put: (db: Db, row: T) => Promise<void>,
): Promise<void> => {
  for (let after: T | undefined, more = true; more; ) {
    const rows = await database.inTransaction(async (db) => {
      const found = await page(db, after, pageSize);
      for (const row of found) await put(db, row);
      return found;
    });
    after = rows.at(-1);
    more = rows.length === pageSize;
  }
};
