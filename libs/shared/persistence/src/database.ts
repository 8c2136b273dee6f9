import { Pool, type PoolClient } from 'pg';
import type { Logger } from '@quintet/service-kit';
import type { Sql } from './sql';

/** What a store is given: the pool, or a transaction; it cannot tell which. */
export interface Db {
  /** The rows of one statement. */
  rows<R>(statement: Sql): Promise<R[]>;
}

export interface Database extends Db {
  /** Commits when `work` settles, rolls back when it throws. Work that lost against another transaction (SQLSTATE 40001, 40P01) is done again. */
  inTransaction<T>(work: (db: Db) => Promise<T>): Promise<T>;
  /** A connection of one's own, for LISTEN or session locks. The caller releases it. */
  connect(): Promise<PoolClient>;
  /** Undefined when the database answers, else why not. */
  ping(): Promise<string | undefined>;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** `postgres://user:password@host:port/name`. */
  readonly url: string;
  readonly logger: Logger;
  readonly maxConnections?: number;
}

const retryable = new Set(['40001', '40P01']);
const attempts = 5;
const statementTimeoutMs = 30_000;
const connectTimeoutMs = 5_000;

const codeOf = (error: unknown): string | undefined => (error as { code?: string } | null)?.code;
const pause = (attempt: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * 2 ** attempt));

const dbOf = (client: Pick<PoolClient, 'query'>): Db => ({
  rows: async <R>({ text, values }: Sql) => (await client.query({ text, values: [...values] })).rows as R[],
});

export const createDatabase = ({ url, logger, maxConnections = 10 }: DatabaseOptions): Database => {
  const pool = new Pool({ connectionString: url, max: maxConnections, connectionTimeoutMillis: connectTimeoutMs, statement_timeout: statementTimeoutMs });
  // An idle connection that breaks is replaced at its next use; without a listener it would end the process.
  pool.on('error', (error) => logger.warn({ err: error }, 'an idle database connection broke'));
  // So would one that breaks between two statements of a transaction, which the pool does not listen to: its next statement fails and says so.
  pool.on('connect', (client) => void client.on('error', () => undefined));

  const once = async <T>(work: (db: Db) => Promise<T>): Promise<T> => {
    const client = await pool.connect();
    let broken: Error | undefined;
    try {
      await client.query('begin');
      const result = await work(dbOf(client));
      await client.query('commit');
      return result;
    } catch (error) {
      await client.query('rollback').catch((failure: Error) => (broken = failure));
      throw error;
    } finally {
      client.release(broken);
    }
  };

  return {
    ...dbOf(pool as unknown as PoolClient),
    inTransaction: async (work) => {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await once(work);
        } catch (error) {
          if (attempt >= attempts || !retryable.has(codeOf(error) ?? '')) throw error;
          await pause(attempt);
        }
      }
    },
    connect: () => pool.connect(),
    ping: () =>
      pool.query('select 1').then(
        () => undefined,
        (error: Error) => `the database does not answer: ${error.message}`,
      ),
    close: () => pool.end(),
  };
};

/** Whether an error is PostgreSQL's refusal of a duplicate, and of which constraint. */
export const isUniqueViolation = (error: unknown, constraint?: string): boolean =>
  codeOf(error) === '23505' && (constraint === undefined || (error as { constraint?: string }).constraint === constraint);
