import { hkdfSync } from 'node:crypto';
import { createPrincipalReader, createTokenVerifier, showUserName } from '@quintet/auth';
import { keyManagerChanged, organizationChanged, tokenRevoked } from '@quintet/contracts';
import { createServiceDatabase, ownedState, resyncPath, resyncRoutes } from '@quintet/control-plane';
import { createGuard, followIdentity } from '@quintet/management-api';
import type { EventBus } from '@quintet/messaging';
import { createOutbox } from '@quintet/outbox';
import { createSecretBox, type Db } from '@quintet/persistence';
import { createLifecycle, type Clock, type Component, type Logger, type Metrics, type Service } from '@quintet/service-kit';
import type { KeyManagerConfig } from './config';
import { applicationClientRoutes, createApplicationClients, createPgClientStore, createRegisterClient, registrationRoutes, seedServiceClients } from './features/clients';
import { createCsrf, loginRoutes, providerPages } from './features/login';
import { createRevocations } from './features/revocations';
import { createManageRoles } from './features/roles';
import { scimRouter, shapeScimError } from './features/scim';
import { followApiScopes } from './features/scopes';
import { ADMIN_API, createDecideSignUps, createSignUp, createSignUpLimiter, SIGN_UP_API, signUpRoutes, signUpStore, workflowRoutes } from './features/sign-up';
import { createKeepKeys, issuerOf, republishKeyManagers } from './features/signing-keys';
import * as tokens from './features/tokens';
import { createManageTenants, republishTenants, TENANTS_API, tenantRoutes } from './features/tenants';
import { createAttemptLimiter, createCheckPassword, createManageUsers, createOrganizations, createPgUserStore, seedAdmin } from './features/users';
import { createBasicLogin, createRequireAdmin, createRequireUser } from './http/basic-login';
import { believePortals } from './http/believe-portals';
import { createHttpApp } from './http/http-app';
import { maxAccessTokenSeconds } from './lifetimes';
import { createMaintenance } from './maintenance';
import { migrations } from './migrations';
import { createProviderHolder } from './provider-holder';

export { readKeyManagerConfig, type KeyManagerConfig } from './config';

export interface KeyManagerDeps {
  readonly bus: EventBus;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly clock: Clock;
}

const maintenanceEveryMs = 30_000;
/** Several rounds of maintenance: by then every replica has read a new key. */
const publishKeyAheadMs = 4 * maintenanceEveryMs;
const dayMs = 24 * 3600 * 1000;
const owner = 'key-manager';
/** The publisher tells its internal keys on the same topic. */
const ownedStates = [ownedState(keyManagerChanged, ({ type }) => type === 'resident'), ownedState(tokenRevoked), ownedState(organizationChanged)];

export const createKeyManager = (config: KeyManagerConfig, { bus, logger, metrics, clock }: KeyManagerDeps): Service => {
  const { publicUrl } = config;
  const issuer = issuerOf(publicUrl);
  const secrets = createSecretBox(config.encryptionKey);
  const keyFor = (purpose: string): Buffer => Buffer.from(hkdfSync('sha256', config.encryptionKey, '', `quintet ${purpose}`, 32));
  const outbox = createOutbox({ source: '/key-manager', clock });
  const revocations = createRevocations({ outbox, clock });
  const service = createServiceDatabase({
    url: config.databaseUrl,
    migrations,
    bus,
    logger,
    figures: { metrics, service: owner },
    republish: async (to) => {
      await to.inTransaction(async (db) => {
        await republishKeyManagers(db, outbox);
        await republishTenants(db, outbox);
      });
      await revocations.republish(to);
    },
  });
  const { database, republish } = service;
  const users = createPgUserStore(database);
  const clients = createPgClientStore(database, secrets);
  const identity = followIdentity(bus);
  const apiScopes = followApiScopes(bus);
  const organizations = createOrganizations(database, bus);
  const findClient = async (clientId: string) => {
    const client = await clients.findById(clientId);
    return client && organizations.isEnabled(client.organization) ? client : undefined;
  };

  const verify = createTokenVerifier(identity, ['resident'], () => clock.now());
  const guard = createGuard(createPrincipalReader(verify));
  const checkPassword = createCheckPassword({ users, parseName: organizations.parse, isEnabled: organizations.isEnabled, limiter: createAttemptLimiter(clock) });
  const basicLogin = createBasicLogin(checkPassword);
  const subjects = tokens.createSubjects({ parseName: organizations.parse, isEnabled: organizations.isEnabled, findUser: users.findByName });
  const allowedScopes = tokens.createAllowedScopes(apiScopes);
  const endTokens = tokens.createEndTokens({ revocations, clock });
  const store = tokens.createOidcStore({
    database,
    secrets,
    findClient,
    organizationOf: subjects.organizationOf,
    revokeGrant: (grantId) => database.inTransaction((db) => endTokens.ofGrant(db, grantId)),
  });
  const shapeAccessToken = tokens.createShapeAccessToken({ database, subjects, allowedScopes });

  const holder = createProviderHolder({
    clock,
    isKnown: (kid) => identity.keyManagersOf(issuer).some(({ jwks }) => jwks.keys.some((key) => key.kid === kid)),
    keepKeys: createKeepKeys({
      database,
      outbox,
      secrets,
      clock,
      publicUrl,
      rules: { rotateAfterMs: config.signingKeyRotationDays * dayMs, publishAheadMs: publishKeyAheadMs, keepMs: maxAccessTokenSeconds * 1000 },
    }),
    create: (keys) =>
      tokens.createProvider({
        issuer,
        keys,
        secureCookies: publicUrl.startsWith('https:'),
        cookieKeys: [keyFor('log-in cookies').toString('base64url')],
        store,
        subjects,
        allowedScopes,
        shapeAccessToken,
        checkPassword,
        pages: providerPages,
        logger,
      }),
  });

  const forgetSignUp = (db: Db, organization: string, userId: string, by: string) => signUpStore(db).closeOf(organization, userId, by, new Date(clock.now()));
  const manageUsers = createManageUsers({ database, clock, parseName: organizations.parse, revokeSubject: endTokens.ofSubject, forgetSignUp });
  const requireAdmin = createRequireAdmin(basicLogin, guard);
  const authenticate = tokens.createAuthenticateClient(findClient);
  const readToken = tokens.createTokenReader(verify, store);
  const readiness = [service.readiness, holder.readiness, identity.readiness, ...apiScopes.readiness];
  const handler = createHttpApp({
    logger,
    trustedProxyHops: config.trustedProxyHops,
    prelude: [tokens.speakPublicly(publicUrl), believePortals(Object.values(config.serviceSecrets), clock)],
    routers: [
      { base: resyncPath(owner), router: resyncRoutes({ owner, guard, logger, database, bus, outbox, republish, ownedStates }) },
      { base: '/client-registration/v0.17', router: registrationRoutes({ basicLogin, registerClient: createRegisterClient({ database, secrets, clock, showName: (typed) => showUserName(organizations.parse(typed)) }) }) },
      { base: '/keymanager-operations/dcr', router: applicationClientRoutes({ guard, clients: createApplicationClients({ database, secrets, clock, isOrganization: organizations.has, revokeClient: endTokens.ofClient }) }) },
      { base: TENANTS_API, router: tenantRoutes({ requireAdmin, tenants: createManageTenants({ database, outbox, clock, refresh: organizations.refresh }) }) },
      {
        base: '/',
        router: scimRouter({
          users: manageUsers,
          roles: createManageRoles({ database, clock, users: manageUsers }),
          checkPassword,
          parseName: organizations.parse,
          isOrganization: organizations.has,
          requireAdmin,
          requireUser: createRequireUser(basicLogin, guard),
          publicUrl,
        }),
      },
      {
        base: SIGN_UP_API,
        router: signUpRoutes(
          createSignUp({ database, clock, mode: config.signUp.mode, parseName: organizations.parse, isEnabled: organizations.isEnabled, limiter: createSignUpLimiter(clock, config.signUp.limits) }),
        ),
      },
      { base: ADMIN_API, router: workflowRoutes({ guard, signUps: createDecideSignUps({ database, clock }) }) },
      { base: '/oauth2', router: tokens.userinfoRoutes({ guard, subjects }) },
      { base: '/', router: loginRoutes({ provider: holder.provider, publicUrl, checkPassword, subjects, allowedScopes, csrf: createCsrf(keyFor('log-in forms')), signUpPath: config.signUp.mode === 'closed' ? undefined : '/devportal/sign-up' }) },
      {
        base: '/',
        router: tokens.oauthRoutes({
          provider: holder.handler,
          revoke: tokens.createRevokeEndpoint({ database, authenticate, readToken, endTokens }),
          introspect: tokens.createIntrospectEndpoint({ database, authenticate, readToken, revocations }),
        }),
      },
    ],
    openWhen: readiness,
    shapeError: shapeScimError,
  });

  const seeds: Component = {
    name: 'first administrator, service clients, signing keys',
    start: async () => {
      await organizations.refresh();
      await seedAdmin(users, config.admin, clock, logger);
      await seedServiceClients(clients, config.serviceSecrets, publicUrl, clock);
      // At each start: on a hub that lost them nobody, not even this service, could verify the token of whoever would repair it.
      if (bus.durable) {
        await database.inTransaction(async (db) => {
          await republishKeyManagers(db, outbox);
          await republishTenants(db, outbox);
        });
      }
      await holder.refresh();
    },
    stop: async () => undefined,
  };
  const maintenance = createMaintenance({
    everyMs: maintenanceEveryMs,
    logger,
    tasks: [organizations.refresh, holder.refresh, () => revocations.prune(database), () => tokens.pruneTokens(database, clock)],
  });
  const lifecycle = createLifecycle([service, seeds, organizations.follower, identity, apiScopes, maintenance]);

  return {
    name: owner,
    mounts: ['/oauth2', '/oidc', '/client-registration', '/keymanager-operations', '/scim2', '/t', `${TENANTS_API}/tenants`, '/.well-known/openid-configuration', SIGN_UP_API, `${ADMIN_API}/workflows`, resyncPath(owner)],
    handler,
    readiness,
    start: () => lifecycle.start(),
    stop: () => lifecycle.stop(),
  };
};
