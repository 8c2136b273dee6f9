import { reject, skip, type PolicyKind } from '../../pipeline/policy';
import type { VerifyBearer } from '../../pipeline/verified-tokens';
import { problems } from '../../problems';

export const internalKeyHeader = 'internal-key';

/** The publisher's short-lived key for trying out one API, published or not; it needs neither application nor subscription. */
export const authenticateInternalKey = (verify: VerifyBearer): PolicyKind => ({
  name: 'authenticate-internal-key',
  phase: 'authenticate',
  compile: ({ artifact }) => ({ call, identity }) => {
    const key = call.headers[internalKeyHeader];
    if (typeof key !== 'string' || identity !== undefined) return skip;
    const verified = verify(key);
    if (typeof verified === 'string') return reject(problems.INVALID_CREDENTIALS, 'Access failure for API: make sure that the internal key is valid and not expired.');
    if (verified.claims['api_id'] !== artifact.apiId) return reject(problems.FORBIDDEN, 'The internal key was made for another API.');
    return { kind: 'next', add: { identity: verified.identity, keyType: verified.claims['keytype'] === 'SANDBOX' ? 'SANDBOX' : 'PRODUCTION' } };
  },
});
