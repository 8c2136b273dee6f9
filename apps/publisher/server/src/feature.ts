import type { Router } from 'express';
import type { Guard } from '@quintet/management-api';
import type { EventBus } from '@quintet/messaging';
import type { Outbox } from '@quintet/outbox';
import type { Database, Db } from '@quintet/persistence';
import type { Clock, Component, Logger, Metrics, ReadinessCheck } from '@quintet/service-kit';
import type { PublisherConfig } from './config';
import type { ApiBody } from './features/apis';
import type { FollowedState } from './followed-state';

/** What every feature may use. */
export interface PublisherParts {
  readonly config: PublisherConfig;
  readonly database: Database;
  readonly outbox: Outbox;
  readonly bus: EventBus;
  readonly guard: Guard;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** What other services own, as the event hub tells it. */
  readonly followed: FollowedState;
  /** Puts the API's complete catalogue entry on the outbox: for whoever changed something that shows in it, in the same transaction. */
  announceApi(db: Db, organization: string, apiId: string): Promise<void>;
  /** Lets every feature judge what an API refers to, and fill in what it knows of it: in the transaction that writes the API, before. */
  completeApi(db: Db, organization: string, body: ApiBody): Promise<ApiBody>;
  /** Lets every feature give a new version of an API what it keeps of the one that it is made from; in the transaction that makes it. */
  copyApi(db: Db, organization: string, fromId: string, toId: string): Promise<void>;
  /** Lets every feature say on the outbox that what it keeps of an API is gone; the rows go with the API's own. */
  forgetApi(db: Db, organization: string, apiId: string): Promise<void>;
}

/** A part of the publisher: its routes, and what it takes part in. */
export interface Feature {
  readonly routers: readonly { readonly base: string; readonly router: Router }[];
  /** Started after the database and the followed state, in order. */
  readonly components?: readonly Component[];
  readonly readiness?: readonly ReadinessCheck[];
  /** Puts all that the feature owns on the outbox. */
  republish?(database: Database): Promise<void>;
  /** Called in the transaction that writes an API. @returns the body to write @throws AppError for a reference that leads nowhere */
  completeApi?(db: Db, organization: string, body: ApiBody): Promise<ApiBody>;
  /** Called in the transaction that makes a new version of an API, once its row is there. */
  copyApi?(db: Db, organization: string, fromId: string, toId: string): Promise<void>;
  /** Called in the transaction that deletes an API, before its row goes. */
  forgetApi?(db: Db, organization: string, apiId: string): Promise<void>;
}

export const PUBLISHER_API = '/api/am/publisher/v4';
export const ADMIN_API = '/api/am/admin/v4';
