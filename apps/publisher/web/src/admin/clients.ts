import { createApi } from '@quintet/web-kit';
import type { components as AdminComponents, paths as AdminPaths } from '../api/admin';
import type { components as ScimComponents, paths as ScimPaths } from '../api/scim';

const services = '/publisher/services';

/** The administration's REST API; each path is answered by the service that owns the matter. */
export const admin = createApi<AdminPaths>(`${services}/api/am/admin/v4`);
/** Users and roles. */
export const scim = createApi<ScimPaths>(`${services}/scim2`);
export const adminUrl = (path: string): string => `${services}/api/am/admin/v4${path}`;

export type AdminSchema<Name extends keyof AdminComponents['schemas']> = AdminComponents['schemas'][Name];
export type ScimSchema<Name extends keyof ScimComponents['schemas']> = ScimComponents['schemas'][Name];
