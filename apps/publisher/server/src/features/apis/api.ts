import { DEFAULT_ORGANIZATION, type LifecycleState } from '@quintet/contracts';
import type { ApiBody } from './api-schema';

/** The working copy of an API as it is kept. */
export interface StoredApi {
  readonly organization: string;
  readonly id: string;
  readonly name: string;
  readonly version: string;
  /** As given: `/pizza`, or with `{version}` in it. */
  readonly contextTemplate: string;
  /** With the version: `/pizza/1.0.0`. */
  readonly context: string;
  readonly provider: string;
  readonly lifecycleState: LifecycleState;
  readonly isDefaultVersion: boolean;
  readonly body: ApiBody;
  readonly hasThumbnail: boolean;
  /** Number of the newest revision ever made; 0 before the first. */
  readonly lastRevision: number;
  /** Rises with each change. */
  readonly change: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** Contexts of other tenants than the first stand below `/t/<tenant>`, so that no two tenants' APIs meet. */
const tenantPrefix = (organization: string): string => (organization === DEFAULT_ORGANIZATION ? '' : `/t/${organization}`);

/** What callers put after the gateway's address. */
export const contextOf = (organization: string, template: string, version: string): string => {
  const withVersion = template.includes('{version}') ? template.replaceAll('{version}', version) : `${template}/${version}`;
  return `${tenantPrefix(organization)}${withVersion}`;
};

/** Where the default version answers too. */
export const defaultContextOf = (organization: string, template: string): string =>
  `${tenantPrefix(organization)}${template.replaceAll('/{version}', '') || '/'}`;
