import { createHash } from 'node:crypto';
import type { PoolClient } from 'pg';
import type { Database } from './database';

/** `0001_organization.sql` and its text. Bundles carry the text, so a service needs no files beside it. */
export interface Migration {
  readonly name: string;
  readonly text: string;
}

export class MigrationError extends Error {
  override readonly name = 'MigrationError';
}

const lockKey = 5_115_337; // one advisory lock number for migrations of whatever database
const checksumOf = (text: string): string => createHash('sha256').update(text).digest('hex');
const nameRule = /^\d{4}_[a-z0-9_]+\.sql$/;

const table = `create table if not exists schema_migration (
  name       text primary key,
  checksum   text not null,
  applied_at timestamptz not null default now()
)`;

const checkNames = (migrations: readonly Migration[]): void => {
  for (const { name } of migrations) {
    if (!nameRule.test(name)) throw new MigrationError(`migration "${name}" is not named like 0001_what_it_does.sql`);
  }
  const numbers = migrations.map(({ name }) => name.slice(0, 4));
  const twice = numbers.find((number, i) => numbers.indexOf(number) !== i);
  if (twice) throw new MigrationError(`two migrations have the number ${twice}`);
};

const applyMissing = async (client: PoolClient, migrations: readonly Migration[]): Promise<string[]> => {
  await client.query(table);
  const { rows } = await client.query<{ name: string; checksum: string }>('select name, checksum from schema_migration');
  const applied = new Map(rows.map(({ name, checksum }) => [name, checksum]));
  const fresh: string[] = [];
  for (const { name, text } of [...migrations].sort((a, b) => a.name.localeCompare(b.name))) {
    const known = applied.get(name);
    if (known !== undefined && known !== checksumOf(text)) throw new MigrationError(`migration "${name}" was changed after it was applied`);
    if (known !== undefined) continue;
    try {
      await client.query('begin');
      await client.query(text);
      await client.query('insert into schema_migration (name, checksum) values ($1, $2)', [name, checksumOf(text)]);
      await client.query('commit');
    } catch (cause) {
      await client.query('rollback');
      throw new MigrationError(`migration "${name}" failed: ${(cause as Error).message}`, { cause });
    }
    fresh.push(name);
  }
  return fresh;
};

/**
 * Brings a database up to date, one transaction per migration. Several processes may do it at once: one works, the others wait.
 *
 * @returns the names of those that were applied now
 * @throws MigrationError when an applied one was edited, or one fails
 */
export const migrate = async (database: Database, migrations: readonly Migration[]): Promise<string[]> => {
  checkNames(migrations);
  const client = await database.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [lockKey]);
    return await applyMissing(client, migrations);
  } finally {
    await client.query('select pg_advisory_unlock($1)', [lockKey]).catch(() => undefined);
    client.release();
  }
};
