import { randomUUID } from 'node:crypto';
import { hashApiKey, newApiKey } from '@quintet/auth';
import { apiKeyChanged, type ApiKey, type KeyType } from '@quintet/contracts';
import type { Caller } from '@quintet/management-api';
import type { Outbox } from '@quintet/outbox';
import type { Database, Db } from '@quintet/persistence';
import { AppError, type Clock } from '@quintet/service-kit';
import { problems } from '../../problems';
import type { Applications } from '../applications';
import type { GenerateApiKeyBody, RevokeApiKeyBody } from './api-key-schema';
import type { ApiKeyStore } from './api-key-store';

export interface ApiKeysParts {
  readonly database: Database;
  readonly outbox: Outbox;
  readonly store: ApiKeyStore;
  readonly applications: Applications;
  readonly clock: Clock;
}

/** A key as it is shown this once; kept is what it is known by. */
export interface NewApiKey {
  readonly shown: ApiKey;
  readonly key: string;
}

type Who = Pick<Caller, 'username' | 'organization' | 'roles'>;

/** Of both types together, per application. */
export const MAX_API_KEYS = 100;
const secondMs = 1_000;
const shortIdLength = 8;

/** Whoever changes keys holds their application's row, so that neither its end nor its number of keys comes in between. */
export const createApiKeys = ({ database, outbox, store, applications, clock }: ApiKeysParts) => {
  /** Runs in a transaction that holds the application. @throws API_KEY_NOT_FOUND */
  const withKey = <T>(who: Who, applicationId: string, keyType: KeyType, by: { readonly id: string } | { readonly hash: string }, work: (db: Db, key: ApiKey) => Promise<T>): Promise<T> =>
    database.inTransaction(async (db) => {
      await applications.lockOwned(db, who, applicationId);
      const found = await store.lock(db, { organization: who.organization, applicationId, keyType }, by);
      if (!found) throw new AppError(problems.API_KEY_NOT_FOUND);
      return work(db, found);
    });

  return {
    generate: async (who: Who, applicationId: string, keyType: KeyType, { keyName, validityPeriod, additionalProperties }: GenerateApiKeyBody): Promise<NewApiKey> => {
      const id = randomUUID();
      const key = newApiKey();
      const createdMs = clock.now();
      const shown: ApiKey = {
        hash: hashApiKey(key),
        id,
        organization: who.organization,
        name: keyName ?? `key-${id.slice(0, shortIdLength)}`,
        applicationId,
        keyType,
        ...additionalProperties,
        createdMs,
        expiresMs: validityPeriod === null ? null : createdMs + validityPeriod * secondMs,
      };
      await database.inTransaction(async (db) => {
        await applications.lockOwned(db, who, applicationId);
        if ((await store.count(db, who.organization, applicationId)) >= MAX_API_KEYS) throw new AppError(problems.API_KEY_LIMIT, `${MAX_API_KEYS}`);
        await store.add(db, shown);
        await outbox.put(db, apiKeyChanged, shown);
      });
      return { shown, key };
    },
    /** Another key with the same name and restrictions, valid for as long again; the one before it ends at once. */
    regenerate: async (who: Who, applicationId: string, keyType: KeyType, id: string): Promise<NewApiKey> => {
      const key = newApiKey();
      const shown = await withKey(who, applicationId, keyType, { id }, async (db, before) => {
        const createdMs = clock.now();
        const after: ApiKey = { ...before, hash: hashApiKey(key), createdMs, expiresMs: before.expiresMs === null ? null : createdMs + before.expiresMs - before.createdMs };
        await store.replace(db, after);
        await outbox.remove(db, apiKeyChanged, before.hash);
        await outbox.put(db, apiKeyChanged, after);
        return after;
      });
      return { shown, key };
    },
    /** Also for those whom the application is shared with: no key can be read from it. */
    list: async (who: Who, applicationId: string, keyType: KeyType): Promise<readonly ApiKey[]> => {
      await applications.get(who, applicationId);
      return store.list(database, { organization: who.organization, applicationId, keyType });
    },
    revoke: (who: Who, applicationId: string, keyType: KeyType, which: RevokeApiKeyBody): Promise<void> =>
      withKey(who, applicationId, keyType, 'key' in which ? { hash: hashApiKey(which.key) } : which, async (db, { id, hash }) => {
        await store.remove(db, who.organization, id);
        await outbox.remove(db, apiKeyChanged, hash);
      }),
    /** In the transaction that deletes their application. */
    forget: async (db: Db, organization: string, applicationId: string): Promise<void> => {
      for (const { hash } of await store.removeOf(db, organization, applicationId)) await outbox.remove(db, apiKeyChanged, hash);
    },
  };
};
export type ApiKeys = ReturnType<typeof createApiKeys>;
