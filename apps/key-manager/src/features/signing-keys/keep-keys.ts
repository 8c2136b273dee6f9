import type { Outbox } from '@quintet/outbox';
import type { Database, SecretBox } from '@quintet/persistence';
import type { Clock } from '@quintet/service-kit';
import { residentKeyManager, tellKeyManager } from './key-manager-record';
import { createPgSigningKeys, makeSigningKey, type SigningKey } from './pg-signing-keys';
import { planRotation, type RotationRules } from './plan-rotation';

export interface KeepKeysParts {
  readonly database: Database;
  readonly outbox: Outbox;
  readonly secrets: SecretBox;
  readonly clock: Clock;
  readonly publicUrl: string;
  readonly rules: RotationRules;
}

/** Makes, replaces and retires keys as their times say, tells the others, and answers all that are published. */
export const createKeepKeys =
  ({ database, outbox, secrets, clock, publicUrl, rules }: KeepKeysParts) =>
  (): Promise<readonly SigningKey[]> =>
    database.inTransaction(async (db) => {
      const store = createPgSigningKeys(db, secrets);
      await store.lock();
      const keys = await store.all();
      const { create, retire } = planRotation(keys, clock.now(), rules);
      if (create !== undefined) await store.add(await makeSigningKey(clock.now(), create));
      if (retire.length > 0) await store.remove(retire);
      const published = create === undefined && retire.length === 0 ? keys : await store.all();
      await tellKeyManager(db, outbox, residentKeyManager(publicUrl, published.map(({ publicJwk }) => publicJwk)));
      return published;
    });
export type KeepKeys = ReturnType<typeof createKeepKeys>;
