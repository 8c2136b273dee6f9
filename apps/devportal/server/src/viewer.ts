import type { Request } from 'express';
import { z } from 'zod';
import { DEFAULT_ORGANIZATION } from '@quintet/contracts';
import { callerIfAny } from '@quintet/management-api';

/** Who looks at the catalogue: a user, or somebody who has not logged in. */
export interface Viewer {
  /** Undefined for anonymous viewers. */
  readonly username: string | undefined;
  readonly organization: string;
  readonly roles: readonly string[];
  readonly scopes: readonly string[];
}

const tenantHeader = z.string().min(1).max(255);

/** A user sees the own organization; an anonymous viewer the one that `X-WSO2-Tenant` names. */
export const viewerOf = (req: Request): Viewer => {
  const caller = callerIfAny(req);
  if (caller) return caller;
  const tenant = tenantHeader.safeParse(req.headers['x-wso2-tenant']);
  return { username: undefined, organization: tenant.success ? tenant.data : DEFAULT_ORGANIZATION, roles: [], scopes: [] };
};
