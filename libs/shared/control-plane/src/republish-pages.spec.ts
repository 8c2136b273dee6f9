import type { Database, Db } from '@quintet/persistence';
import { republishPages } from './republish-pages';

const run = async (rows: number): Promise<number[]> => {
  const transactions: number[][] = [];
  const database: Pick<Database, 'inTransaction'> = {
    inTransaction: async (work) => {
      transactions.push([]);
      return work({} as Db);
    },
  };
  const all = Array.from({ length: rows }, (_, n) => n);
  const page = async (_db: Db, after: number | undefined, limit: number) => all.filter((n) => n > (after ?? -1)).slice(0, limit);
  await republishPages(database, page, async (_db, n) => void transactions.at(-1)?.push(n));
  expect(transactions.flat()).toEqual(all);
  return transactions.map(({ length }) => length);
};

test.each([
  [0, [0]],
  [199, [199]],
  [200, [200, 0]],
  [450, [200, 200, 50]],
])('%d rows are put once each, and no transaction puts more than 200', async (rows, lengths) => expect(await run(rows)).toEqual(lengths));
