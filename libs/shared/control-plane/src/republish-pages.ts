import type { Database, Db } from '@quintet/persistence';

const pageSize = 200; // writers are held back for as long as one page takes

/** Puts all rows of a table on the outbox, a page per transaction, so that neither memory nor locks grow with the table. */
export const republishPages = async <T>(
  database: Pick<Database, 'inTransaction'>,
  /** In the order of a key that never changes, behind the row that is named. */
  page: (db: Db, after: NoInfer<T> | undefined, limit: number) => Promise<readonly T[]>,
  put: (db: Db, row: NoInfer<T>) => Promise<void>,
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
