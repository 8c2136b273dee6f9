import { apiKeyChallenge, bearerChallenge } from '../../pipeline/challenge';
import { reject, skip, type Exchange, type Outcome, type PolicyKind } from '../../pipeline/policy';
import type { VerifyBearer } from '../../pipeline/verified-tokens';
import { problems } from '../../problems';

const bearer = /^bearer +/i;

const missing = (more: readonly string[]): Outcome => reject(problems.MISSING_CREDENTIALS, 'Invalid Credentials. Make sure your API invocation call has a header with a bearer access token.', { headers: [...bearerChallenge(), ...more] });
const invalid = reject(problems.INVALID_CREDENTIALS, 'Access failure for API: make sure that your access token is valid, not expired and not revoked.', { headers: bearerChallenge('invalid_token') });
const wrongType = reject(problems.WRONG_TOKEN_TYPE, 'This operation asks for another kind of access token.', { headers: bearerChallenge('invalid_token') });

/** The bearer token in a header's value; undefined when it carries something else. */
export const bearerToken = (value: string | string[] | undefined): string | undefined => {
  if (typeof value !== 'string') return undefined;
  const scheme = bearer.exec(value);
  return scheme === null ? undefined : value.slice(scheme[0].length).trim() || undefined;
};

const wantedType: Readonly<Record<string, 'APPLICATION' | 'APPLICATION_USER' | undefined>> = { Application: 'APPLICATION', 'Application User': 'APPLICATION_USER' };

/** A JWT of a key manager that the API accepts, in the API's own header. */
export const authenticateToken = (verify: VerifyBearer): PolicyKind => ({
  name: 'authenticate-token',
  phase: 'authenticate',
  compile: (api, { authType }) => {
    if (authType === 'None') return undefined;
    const { credentialHeader, acceptsTokens, keyManagers } = api;
    const tokenType = wantedType[authType];
    const audiences = new Set(api.artifact.audiences);
    const unnamed = missing(api.acceptsApiKeys ? apiKeyChallenge() : []);
    return ({ call, identity }: Exchange): Outcome => {
      if (identity !== undefined) return skip;
      const token = acceptsTokens ? bearerToken(call.headers[credentialHeader]) : undefined;
      if (token === undefined) return unnamed;
      const verified = verify(token);
      if (typeof verified === 'string') return invalid;
      const found = verified.identity;
      if (keyManagers !== undefined && !keyManagers.has(found.keyManager)) return invalid;
      if (tokenType !== undefined && found.tokenType !== undefined && found.tokenType !== tokenType) return wrongType;
      if (audiences.size > 0 && !found.audiences.some((one) => audiences.has(one))) return reject(problems.WRONG_AUDIENCE, 'The audience of the access token is not one that this API accepts.');
      return { kind: 'next', add: { identity: found } };
    };
  },
});
