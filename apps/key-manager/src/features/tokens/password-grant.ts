import { errors, type Provider } from 'oidc-provider';
import { showUserName } from '@quintet/auth';
import { AppError, type Problem } from '@quintet/service-kit';
import { problems } from '../../problems';
import { splitScopes } from '../scopes';
import { rolesOf, type CheckPassword } from '../users';
import type { AllowedScopes } from './allowed-scopes';
import { grantScopes } from './grant-scopes';
import { factsOfRequest } from './request-facts';
import { accessResource, resourceFor } from './resource';

export interface PasswordGrantParts {
  readonly checkPassword: CheckPassword;
  readonly allowedScopes: AllowedScopes;
}

const retryAfterSeconds = 60;
const tooMany = (): errors.OIDCProviderError => Object.assign(new errors.OIDCProviderError(429, 'invalid_grant'), { error_description: 'too many attempts, wait some minutes' });

/** Told to whoever has the right password. */
const refusals: ReadonlyMap<Problem, string> = new Map([
  [problems.TENANT_DISABLED, 'the tenant is disabled'],
  [problems.USER_DISABLED, 'the user is disabled'],
  [problems.APPROVAL_AWAITED, 'the sign-up awaits the approval of an administrator'],
]);

/** RFC 6749 section 4.3: WSO2's command line tools, and the management APIs' own users, log in this way. */
export const registerPasswordGrant = (provider: Provider, { checkPassword, allowedScopes }: PasswordGrantParts): void => {
  provider.registerGrantType<{ username?: string; password?: string }>(
    'password',
    async (ctx) => {
      const { username, password, scope: requested } = ctx.oidc.params;
      if (!username || !password) throw new errors.InvalidRequest("missing required parameter(s) 'username', 'password'");
      const user = await checkPassword({ username, password, address: factsOfRequest(ctx.req).address }).catch((error: unknown) => {
        const shutOut = error instanceof AppError ? refusals.get(error.problem) : undefined;
        if (shutOut) throw Object.assign(new errors.InvalidGrant(shutOut), { error_description: shutOut });
        if (!(error instanceof AppError) || error.problem !== problems.TOO_MANY_ATTEMPTS) throw error;
        ctx.set('retry-after', String(retryAfterSeconds));
        throw tooMany();
      });
      if (!user) throw Object.assign(new errors.InvalidGrant('wrong user name or password'), { error_description: 'the user name or the password is wrong' });

      const { client } = ctx.oidc;
      const accountId = showUserName(user);
      const wanted = splitScopes(requested);
      const scopes = allowedScopes(client, { organization: user.organization, roles: rolesOf(user), email: user.email }, wanted);
      const grant = new provider.Grant({ accountId, clientId: client.clientId });
      grantScopes(grant, wanted, scopes);
      const grantId = await grant.save();

      const scope = scopes.join(' ');
      const token = new provider.AccessToken({ accountId, client, grantId, gty: 'password', scope });
      token.resourceServer = new provider.ResourceServer(accessResource, resourceFor(scope));
      ctx.oidc.entity('AccessToken', token);
      const accessToken = await token.save();
      const refreshToken = client.grantTypeAllowed('refresh_token')
        ? await new provider.RefreshToken({ accountId, client, grantId, gty: 'password', scope, resource: accessResource, rotations: 0 }).save()
        : undefined;
      ctx.body = { access_token: accessToken, ...(refreshToken ? { refresh_token: refreshToken } : {}), scope: token.scope, token_type: 'Bearer', expires_in: token.expiration };
    },
    ['username', 'password', 'scope'],
  );
};
