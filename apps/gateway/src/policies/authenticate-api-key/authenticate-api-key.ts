import { hashApiKey } from '@quintet/auth';
import type { Application } from '@quintet/contracts';
import { apiKeyChallenge } from '../../pipeline/challenge';
import { reject, skip, type Call, type Exchange, type Identity, type Outcome, type PolicyKind } from '../../pipeline/policy';
import { problems } from '../../problems';
import { bearerToken } from '../authenticate-token';
import type { CompiledApiKey } from './compiled-api-key';

const missing = reject(problems.MISSING_CREDENTIALS, 'Invalid Credentials. Make sure your API invocation call has a header with an API key.', { headers: apiKeyChallenge() });
const invalid = reject(problems.INVALID_CREDENTIALS, 'Access failure for API: make sure that your API key is valid, not expired and not revoked.', { headers: apiKeyChallenge('invalid_key') });
const wrongType = reject(problems.WRONG_TOKEN_TYPE, 'This operation asks for an access token of a user.', { headers: apiKeyChallenge('invalid_key') });
const elsewhere = reject(problems.FORBIDDEN, 'The API key is not permitted from where the call comes.');

/** Longer is no key of ours: not worth a look. */
const maxKeyLength = 512;

const identityOf = ({ key }: CompiledApiKey, { owner }: Application): Identity => ({
  kind: 'api-key',
  apiKey: key,
  consumerKey: '',
  keyManager: '',
  user: owner,
  scopes: new Set(),
  audiences: [],
  tokenType: 'APPLICATION',
});

const refererOf = ({ headers }: Call): string | undefined => (typeof headers['referer'] === 'string' ? headers['referer'] : undefined);

/**
 * An application's key, in the API's own header. It is looked up by its hash: what that costs depends neither on the key
 * nor on how many there are, and tells nothing of a key that is nearly right.
 *
 * Where the API takes tokens too, either will do: a key that is not good leaves the decision to a token, if one is there.
 */
export const authenticateApiKey = (nowMs: () => number): PolicyKind => ({
  name: 'authenticate-api-key',
  phase: 'authenticate',
  compile: ({ acceptsApiKeys, acceptsTokens, apiKeyHeader, credentialHeader }, { authType }) => {
    if (!acceptsApiKeys || authType === 'None') return undefined;

    const judge = ({ state, call }: Exchange, given: string): Outcome => {
      const found = given.length > maxKeyLength ? undefined : state.apiKeys.get(hashApiKey(given));
      const application = found && state.applications.get(found.key.applicationId);
      if (!application || (found.key.expiresMs !== null && found.key.expiresMs <= nowMs())) return invalid;
      if (found.permitsAddress?.(call.clientIp) === false || found.permitsReferer?.(refererOf(call)) === false) return elsewhere;
      if (authType === 'Application User') return wrongType;
      return { kind: 'next', add: { identity: identityOf(found, application) } };
    };

    return (exchange) => {
      const { headers } = exchange.call;
      if (exchange.identity !== undefined) return skip;
      const given = headers[apiKeyHeader];
      if (typeof given !== 'string') return acceptsTokens ? skip : missing;
      const outcome = judge(exchange, given);
      return outcome.kind === 'reject' && acceptsTokens && bearerToken(headers[credentialHeader]) !== undefined ? skip : outcome;
    };
  },
});
