import type { KeyType } from '@quintet/contracts';
import type { Db } from '@quintet/persistence';

/** Ties an OAuth client of a key manager to an application. */
export interface KeyMapping {
  readonly organization: string;
  readonly id: string;
  readonly applicationId: string;
  readonly keyType: KeyType;
  readonly keyManager: string;
  readonly consumerKey: string;
  /** What the client was given at its registration for the portal's own pages. No secrets. */
  readonly additionalProperties: Readonly<Record<string, unknown>>;
  readonly createdMs: number;
}

export interface KeyStore {
  /** @throws AppError KEY_EXISTS */
  add(db: Db, mapping: KeyMapping): Promise<void>;
  list(db: Db, organization: string, applicationId: string): Promise<readonly KeyMapping[]>;
  find(db: Db, organization: string, applicationId: string, id: string): Promise<KeyMapping | undefined>;
  changeProperties(db: Db, organization: string, id: string, additionalProperties: KeyMapping['additionalProperties']): Promise<void>;
  /** @returns whether it was there */
  remove(db: Db, organization: string, id: string): Promise<boolean>;
  removeOf(db: Db, organization: string, applicationId: string): Promise<readonly KeyMapping[]>;
  page(db: Db, after: { readonly organization: string; readonly id: string } | undefined, limit: number): Promise<readonly KeyMapping[]>;
}
