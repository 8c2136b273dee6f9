import type { ApiKey, KeyType } from '@quintet/contracts';
import type { Db } from '@quintet/persistence';

/** Which keys are meant: those of one type of an application. */
export interface KeysOf {
  readonly organization: string;
  readonly applicationId: string;
  readonly keyType: KeyType;
}

export interface ApiKeyStore {
  /** @throws AppError API_KEY_NAME_TAKEN */
  add(db: Db, key: ApiKey): Promise<void>;
  list(db: Db, of: KeysOf): Promise<readonly ApiKey[]>;
  /** Of both types. */
  count(db: Db, organization: string, applicationId: string): Promise<number>;
  /** By its id, or by the hash of the key. Holds it until the transaction ends, so that it cannot expire away meanwhile. */
  lock(db: Db, of: KeysOf, by: { readonly id: string } | { readonly hash: string }): Promise<ApiKey | undefined>;
  /** Another key in the place of the one with the same id. */
  replace(db: Db, key: ApiKey): Promise<void>;
  remove(db: Db, organization: string, id: string): Promise<void>;
  removeOf(db: Db, organization: string, applicationId: string): Promise<readonly ApiKey[]>;
  /** Takes out what has expired by then, but no more than `limit`. */
  removeExpired(db: Db, nowMs: number, limit: number): Promise<readonly ApiKey[]>;
  page(db: Db, after: { readonly organization: string; readonly id: string } | undefined, limit: number): Promise<readonly ApiKey[]>;
}
