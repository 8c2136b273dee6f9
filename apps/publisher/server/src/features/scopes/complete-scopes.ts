import type { Db } from '@quintet/persistence';
import { AppError, type FieldFault } from '@quintet/service-kit';
import { problems } from '../../problems';
import type { ApiBody } from '../apis';
import { isReservedScope, RESERVED_SCOPE } from './scope-rules';
import { shareScopes } from './scope-store';

/** Gives the shared scopes of an API their present roles and texts. A scope that is named as a shared one is that one. */
export const completeScopes = async (db: Db, organization: string, body: ApiBody): Promise<ApiBody> => {
  if (body.scopes.length === 0) return body;
  const shared = await shareScopes(db, organization, body.scopes.map(({ scope }) => scope.name));
  const faults: FieldFault[] = [];
  const scopes = body.scopes.map((entry, i) => {
    const known = shared.get(entry.scope.name);
    if (isReservedScope(entry.scope.name)) faults.push({ field: `scopes.${i}.scope.name`, reason: RESERVED_SCOPE });
    else if (entry.shared && !known) faults.push({ field: `scopes.${i}.scope.name`, reason: `there is no shared scope "${entry.scope.name}"` });
    return known ? { ...entry, shared: true, scope: { ...entry.scope, ...known, bindings: [...known.bindings] } } : entry;
  });
  if (faults.length > 0) throw new AppError(problems.SCOPE_REFUSED, faults.map(({ reason }) => reason).join('; '), { faults });
  return { ...body, scopes };
};
