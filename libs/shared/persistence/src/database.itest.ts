import { silentLogger } from '@quintet/service-kit';
import { createTestDatabase, type TestDatabase } from '@quintet/testkit';
import { createDatabase, isUniqueViolation, type Database } from './database';
import { migrate } from './migrate';
import { sql } from './sql';

let at: TestDatabase;
let database: Database;
beforeEach(async () => {
  at = await createTestDatabase();
  database = createDatabase({ url: at.url, logger: silentLogger() });
});
afterEach(async () => {
  await database.close();
  await at.drop();
});

const names = async (): Promise<string[]> => (await database.rows<{ name: string }>(sql`select name from pet order by name`)).map(({ name }) => name);
const petTable = { name: '0001_pet.sql', text: 'create table pet (name text primary key, age int not null default 0)' };

describe('a transaction', () => {
  beforeEach(() => migrate(database, [petTable]));

  test('that throws leaves nothing behind', async () => {
    const work = database.inTransaction(async (db) => {
      await db.rows(sql`insert into pet (name) values (${'rex'})`);
      throw new Error('changed my mind');
    });

    await expect(work).rejects.toThrow('changed my mind');
    expect(await names()).toEqual([]);
  });

  test('that lost against another is done again, and both take effect', async () => {
    await database.rows(sql`insert into pet (name, age) values ('rex', 0)`);
    let tries = 0;
    let bothHaveRead = (): void => undefined;
    const together = new Promise<void>((resolve) => (bothHaveRead = resolve));

    const grow = () =>
      database.inTransaction(async (db) => {
        await db.rows(sql`set transaction isolation level serializable`);
        const [pet] = await db.rows<{ age: number }>(sql`select age from pet where name = 'rex'`);
        tries += 1;
        if (tries === 2) bothHaveRead();
        await together;
        await db.rows(sql`update pet set age = ${pet!.age + 1} where name = 'rex'`);
      });
    await Promise.all([grow(), grow()]);

    expect(await database.rows(sql`select age from pet`)).toEqual([{ age: 2 }]);
    expect(tries).toBeGreaterThan(2);
  });

  test('whose connection breaks between two statements fails, and the next one has another connection', async () => {
    const broken = database.inTransaction(async (db) => {
      const [mine] = await db.rows<{ pid: number }>(sql`select pg_backend_pid() as pid`);
      await database.rows(sql`select pg_terminate_backend(${mine!.pid})`);
      await new Promise((resolve) => setTimeout(resolve, 200)); // the connection says that it is broken while nobody waits for it
      return db.rows(sql`select 1`);
    });
    await expect(broken).rejects.toThrow(/terminat|not queryable/);
    expect(await database.inTransaction((db) => db.rows(sql`select 1 as one`))).toEqual([{ one: 1 }]);
  });

  test('a duplicate is told apart from other failures', async () => {
    await database.rows(sql`insert into pet (name) values ('rex')`);

    const failure: unknown = await database.rows(sql`insert into pet (name) values ('rex')`).catch((error: unknown) => error);

    expect(isUniqueViolation(failure, 'pet_pkey')).toBe(true);
    expect(isUniqueViolation(failure, 'other')).toBe(false);
    expect(isUniqueViolation(new Error('other'))).toBe(false);
  });
});

describe('migrations', () => {
  const second = { name: '0002_pet_owner.sql', text: 'alter table pet add owner text' };

  test('are applied once each, in the order of their numbers', async () => {
    expect(await migrate(database, [second, petTable])).toEqual(['0001_pet.sql', '0002_pet_owner.sql']);
    expect(await migrate(database, [petTable, second])).toEqual([]);
  });

  test('of two processes at once are applied by one of them', async () => {
    const applied = await Promise.all([migrate(database, [petTable, second]), migrate(database, [petTable, second])]);

    expect(applied.flat().sort()).toEqual(['0001_pet.sql', '0002_pet_owner.sql']);
  });

  test('that were edited after they were applied are refused', async () => {
    await migrate(database, [petTable]);

    await expect(migrate(database, [{ ...petTable, text: 'create table pet ()' }])).rejects.toThrow('"0001_pet.sql" was changed after it was applied');
  });

  test('that fail leave nothing of themselves, and keep what came before', async () => {
    const broken = { name: '0002_broken.sql', text: 'create table half (id int); select no_such_function()' };

    await expect(migrate(database, [petTable, broken])).rejects.toThrow('"0002_broken.sql" failed');

    expect(await names()).toEqual([]);
    expect(await database.rows(sql`select to_regclass('half') as half`)).toEqual([{ half: null }]);
  });

  test('with a bad name or a number twice are refused before anything is done', async () => {
    await expect(migrate(database, [{ name: 'pet.sql', text: '' }])).rejects.toThrow('is not named like');
    await expect(migrate(database, [petTable, { name: '0001_other.sql', text: '' }])).rejects.toThrow('the number 0001');
  });
});

test('a database that does not answer is reported, not thrown', async () => {
  const away = createDatabase({ url: 'postgres://nobody:x@127.0.0.1:1/none', logger: silentLogger() });

  expect(await database.ping()).toBeUndefined();
  expect(await away.ping()).toContain('does not answer');
  await away.close();
});
