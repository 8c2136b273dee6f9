import type { Application } from '@quintet/contracts';
import type { Db } from '@quintet/persistence';

/** An application with what the portal shows beside it. */
export interface ListedApplication extends Application {
  readonly subscriptionCount: number;
}

export interface ApplicationListRequest {
  readonly organization: string;
  readonly username: string;
  /** An application that one of these groups shares is listed too. */
  readonly groups: readonly string[];
  /** Part of the name; empty: all. */
  readonly name: string;
  /** Only applications that this group shares. */
  readonly groupId: string | undefined;
  readonly sortBy: 'name' | 'throttlingPolicy' | 'status';
  readonly sortOrder: 'asc' | 'desc';
  readonly limit: number;
  readonly offset: number;
}

export interface AllApplicationsRequest {
  readonly organization: string;
  /** Only those of this user. */
  readonly owner: string | undefined;
  /** Part of the name; empty: all. */
  readonly name: string;
  readonly sortBy: 'name' | 'owner' | 'createdTime';
  readonly sortOrder: 'asc' | 'desc';
  readonly limit: number;
  readonly offset: number;
}

/** Every operation runs on the database or in the transaction that it is given. */
export interface ApplicationStore {
  find(db: Db, organization: string, id: string): Promise<ListedApplication | undefined>;
  /** The same, and nobody else changes it, or gives it keys or subscriptions, until the transaction ends. */
  lock(db: Db, organization: string, id: string): Promise<Application | undefined>;
  list(db: Db, request: ApplicationListRequest): Promise<{ readonly applications: readonly ListedApplication[]; readonly total: number }>;
  /** Of all users. */
  listAll(db: Db, request: AllApplicationsRequest): Promise<{ readonly applications: readonly ListedApplication[]; readonly total: number }>;
  /** @throws AppError APPLICATION_NAME_TAKEN */
  add(db: Db, application: Application): Promise<void>;
  /** @throws AppError APPLICATION_NAME_TAKEN */
  change(db: Db, application: Application): Promise<void>;
  /** @throws AppError APPLICATION_NAME_TAKEN when the new owner has one of that name */
  changeOwner(db: Db, application: Application): Promise<void>;
  remove(db: Db, organization: string, id: string): Promise<void>;
  /** All of them, a page at a time in the order of (organization, id). */
  page(db: Db, after: { readonly organization: string; readonly id: string } | undefined, limit: number): Promise<readonly Application[]>;
}
