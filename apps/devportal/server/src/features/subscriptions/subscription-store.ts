import type { Subscription } from '@quintet/contracts';
import type { Db } from '@quintet/persistence';

export interface SubscriptionListRequest {
  readonly organization: string;
  /** Subscriptions of applications that this user owns, or that one of the groups shares. */
  readonly username: string;
  readonly groups: readonly string[];
  readonly apiId: string | undefined;
  readonly applicationId: string | undefined;
  readonly groupId: string | undefined;
  readonly limit: number;
  readonly offset: number;
}

/** Every operation runs on the database or in the transaction that it is given. */
export interface SubscriptionStore {
  find(db: Db, organization: string, id: string): Promise<Subscription | undefined>;
  /** The same, and nobody else changes it until the transaction ends. */
  lock(db: Db, organization: string, id: string): Promise<Subscription | undefined>;
  list(db: Db, request: SubscriptionListRequest): Promise<{ readonly subscriptions: readonly Subscription[]; readonly total: number }>;
  /** Ids of the APIs that an application is subscribed to. */
  apiIdsOf(db: Db, organization: string, applicationId: string): Promise<readonly string[]>;
  /** @throws AppError SUBSCRIPTION_EXISTS */
  add(db: Db, subscription: Subscription): Promise<void>;
  change(db: Db, subscription: Pick<Subscription, 'organization' | 'id' | 'policy' | 'state'>): Promise<void>;
  /** @returns whether it was there */
  remove(db: Db, organization: string, id: string): Promise<boolean>;
  /** @returns the ids of what is gone */
  removeOfApplication(db: Db, organization: string, applicationId: string): Promise<readonly string[]>;
  /** Whatever the organization: the deletion of an API names nothing but its id, which is unique in the system. @returns the ids of what is gone */
  removeOfApi(db: Db, apiId: string): Promise<readonly string[]>;
  page(db: Db, after: { readonly organization: string; readonly id: string } | undefined, limit: number): Promise<readonly Subscription[]>;
}
