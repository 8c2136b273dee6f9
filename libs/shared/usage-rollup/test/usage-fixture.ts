import { randomUUID } from 'node:crypto';
import type { ApiCall, RequestBatch } from '@quintet/contracts';
import { createDatabase, migrate, type Database } from '@quintet/persistence';
import { silentLogger } from '@quintet/service-kit';
import { createTestDatabase } from '@quintet/testkit';
import { usageMigration } from '../src';

export const callAt = (atMs: number, more: Partial<ApiCall> = {}): ApiCall => ({
  requestTimestamp: new Date(atMs).toISOString(),
  correlationId: randomUUID(),
  organizationId: 'carbon.super',
  environmentId: 'Default',
  apiId: 'a1',
  apiName: 'Pizza',
  apiVersion: '1.0.0',
  apiCreator: 'admin',
  apiMethod: 'GET',
  apiResourceTemplate: '/menu',
  applicationId: 'p1',
  applicationName: 'Shop',
  applicationOwner: 'ann',
  keyType: 'PRODUCTION',
  proxyResponseCode: 200,
  targetResponseCode: 200,
  responseLatency: 12,
  backendLatency: 10,
  errorType: null,
  errorCode: null,
  ...more,
});

export const batchOf = (sentMs: number, calls: readonly ApiCall[], batchId: string = randomUUID()): RequestBatch => ({ gatewayId: 'g1', batchId, sentMs, calls: [...calls], dropped: 0 });

/** A database with the tables of usage and nothing else. */
export const openUsageDatabase = async (): Promise<{ readonly database: Database; close(): Promise<void> }> => {
  const at = await createTestDatabase();
  const database = createDatabase({ url: at.url, logger: silentLogger() });
  await migrate(database, [usageMigration('0001')]);
  return {
    database,
    close: async () => {
      await database.close();
      await at.drop();
    },
  };
};
