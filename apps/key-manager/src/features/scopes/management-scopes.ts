import { adminScopes } from './admin-scopes';
import { devportalScopes } from './devportal-scopes';
import { publisherScopes } from './publisher-scopes';
import { roles, type ScopeRoles } from './roles';

const union = (tables: readonly ScopeRoles[]): ReadonlyMap<string, ReadonlySet<string>> => {
  const all = new Map<string, Set<string>>();
  for (const [scope, bound] of tables.flatMap((table) => Object.entries(table))) {
    const known = all.get(scope) ?? new Set([roles.admin]);
    for (const role of bound) known.add(role);
    all.set(scope, known);
  }
  return all;
};

/** Every scope of the management APIs, and the roles whose users are given it. */
export const managementScopes = union([publisherScopes, devportalScopes, adminScopes]);
