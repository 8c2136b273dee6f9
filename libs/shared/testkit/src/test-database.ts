import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

export interface TestDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

const asAdmin = async (url: string, statement: string): Promise<void> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
};

/** A fresh, empty database of a test's own, on the server that TEST_POSTGRES_URL names, or on one that goes with the test. */
export const createTestDatabase = async (server = process.env['TEST_POSTGRES_URL']): Promise<TestDatabase> => {
  if (!server) throw new Error('TEST_POSTGRES_URL is not set: run `npm test`, or set it to a PostgreSQL superuser URL');
  const name = `test_${randomBytes(8).toString('hex')}`;
  await asAdmin(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => asAdmin(server, `drop database ${name} with (force)`) };
};
