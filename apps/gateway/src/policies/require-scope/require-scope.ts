import { next, reject, type PolicyKind } from '../../pipeline/policy';
import { problems } from '../../problems';

/** Any one of the operation's scopes suffices. */
export const requireScope = (): PolicyKind => ({
  name: 'require-scope',
  phase: 'authorize',
  compile: (_api, { authType, scopes }) => {
    if (authType === 'None' || scopes.length === 0) return undefined;
    const refusal = reject(problems.MISSING_SCOPE, `User is NOT authorized to access the Resource. Scope validation failed.`, {
      // RFC 6750, section 3.1. Only what may stand in a quoted string of scopes is told.
      headers: ['www-authenticate', `Bearer realm="Quintet", error="insufficient_scope", scope="${scopes.filter((scope) => /^[\x21\x23-\x5b\x5d-\x7e]+$/.test(scope)).join(' ')}"`],
    });
    return ({ identity }) => (identity === undefined || identity.kind === 'internal-key' || scopes.some((scope) => identity.scopes.has(scope)) ? next : refusal);
  },
});
