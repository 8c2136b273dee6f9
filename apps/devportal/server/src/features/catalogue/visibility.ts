import type { ApiCatalogueEntry, LifecycleState } from '@quintet/contracts';
import type { Viewer } from '../../viewer';

/** `hidden`: the viewer must not learn that it exists (404). `withdrawn`: may know of it, but it is not offered (403). */
export type Sight = 'visible' | 'hidden' | 'withdrawn';

const offered: ReadonlySet<LifecycleState> = new Set(['PUBLISHED', 'PROTOTYPED', 'DEPRECATED', 'BLOCKED']);
/** Who runs the APIs sees those of the own organization, whatever roles they are restricted to. */
const publishers = ['admin', 'Internal/publisher', 'Internal/creator'];

const isAmong = (roles: readonly string[], wanted: readonly string[]): boolean => wanted.some((role) => roles.includes(role));

const maySee = (api: ApiCatalogueEntry, { username, roles }: Viewer): boolean => {
  if (api.visibility === 'PUBLIC') return true;
  if (username === undefined) return false;
  return api.visibility === 'PRIVATE' || isAmong(roles, publishers) || isAmong(roles, api.visibleRoles);
};

/** PUBLIC: everybody. PRIVATE: users of the organization. RESTRICTED: those of its users who have one of the roles. */
export const sightOf = (api: ApiCatalogueEntry, viewer: Viewer): Sight => {
  if (api.organization !== viewer.organization || !maySee(api, viewer)) return 'hidden';
  return offered.has(api.lifecycleState) ? 'visible' : 'withdrawn';
};

export type DocumentVisibility = 'OWNER_ONLY' | 'PRIVATE' | 'API_LEVEL';

/** A document is never seen further than its API; less far where it says so. */
export const maySeeDocument = (visibility: DocumentVisibility, api: ApiCatalogueEntry, { username, roles }: Viewer): boolean => {
  if (visibility === 'API_LEVEL') return true;
  if (username === undefined) return false;
  return visibility === 'PRIVATE' || username === api.provider || isAmong(roles, publishers);
};
