import type { Router } from 'express';
import type { Guard } from '@quintet/management-api';
import type { EventBus } from '@quintet/messaging';
import type { Outbox } from '@quintet/outbox';
import type { Database } from '@quintet/persistence';
import type { Clock, Component, Logger, Metrics, ReadinessCheck } from '@quintet/service-kit';
import type { DevportalConfig } from './config';
import type { FollowedState } from './followed-state';

/** What every feature may use. */
export interface DevportalParts {
  readonly config: DevportalConfig;
  readonly database: Database;
  readonly outbox: Outbox;
  readonly bus: EventBus;
  readonly guard: Guard;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** What other services own, as the event hub tells it. */
  readonly followed: FollowedState;
}

/** A part of the developer portal: its routes, and what it takes part in. */
export interface Feature {
  readonly routers: readonly { readonly base: string; readonly router: Router }[];
  /** Started after the database, side by side with others. */
  readonly components?: readonly Component[];
  readonly readiness?: readonly ReadinessCheck[];
  /** Puts all that the feature owns on the outbox. */
  republish?(database: Database): Promise<void>;
  /** Takes out what the feature keeps of an API that was deleted. Safe to do twice. */
  forgetApi?(apiId: string): Promise<void>;
}

export const DEVPORTAL_API = '/api/am/devportal/v3';
export const ADMIN_API = '/api/am/admin/v4';
/** For the publisher alone: what it may do here on behalf of its users. */
export const OPERATIONS_API = '/api/am/devportal-operations/v1';

/** The scopes of the portal's REST API, in WSO2's names. */
export const scopes = {
  subscribe: 'apim:subscribe',
  manageApplications: 'apim:app_manage',
  changeOwners: 'apim:app_owner_change',
  transferApplications: 'apim:app_import_export',
  manageSubscriptions: 'apim:sub_manage',
  apiKeys: 'apim:api_key',
  settings: 'apim:store_settings',
  admin: 'apim:admin',
} as const;
