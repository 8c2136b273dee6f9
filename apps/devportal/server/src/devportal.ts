import { createPrincipalReader, createTokenVerifier } from '@quintet/auth';
import { apiKeyChanged, applicationChanged, applicationKeyChanged, subscriptionChanged } from '@quintet/contracts';
import { createServiceClient, createServiceDatabase, createTrafficOperations, internalScopes, ownedState, resyncPath, resyncRoutes, serviceClients } from '@quintet/control-plane';
import { createGuard, createManagementApp, followIdentity } from '@quintet/management-api';
import type { EventBus } from '@quintet/messaging';
import { createOutbox } from '@quintet/outbox';
import { withPortal } from '@quintet/portal-host';
import { createLifecycle, type Clock, type Logger, type Metrics, type Service } from '@quintet/service-kit';
import { afterApiDeletion } from './after-api-deletion';
import type { DevportalConfig } from './config';
import { ADMIN_API, DEVPORTAL_API, OPERATIONS_API, type DevportalParts, type Feature } from './feature';
import { administrationFeature } from './features/administration';
import { apiKeysFeature } from './features/api-keys';
import { applicationsFeature, createApplicationsOf, type ScopeInfo } from './features/applications';
import { catalogueFeature } from './features/catalogue';
import { explanationsFeature } from './features/explanations';
import { createPgRatingStore, feedbackFeature } from './features/feedback';
import { createKeyManagerClient, keysFeature, keyWork } from './features/keys';
import { operationsFeature } from './features/operations';
import { policiesFeature } from './features/policies';
import { settingsFeature } from './features/settings';
import { subscriptionsFeature } from './features/subscriptions';
import { usageFeature } from './features/usage';
import { followState } from './followed-state';
import { migrations } from './migrations';
import { createPendingWork } from './pending-work';
import { createDevportalPortal } from './portal';
import { problems } from './problems';
import { together } from './together';

export { devportalConfigShape, readDevportalConfig, type DevportalConfig } from './config';

export interface DevportalDeps {
  readonly bus: EventBus;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly clock: Clock;
}

const owner = 'devportal';
const ownedStates = [ownedState(applicationChanged), ownedState(applicationKeyChanged), ownedState(subscriptionChanged), ownedState(apiKeyChanged)];

/** The developer portal: the catalogue of APIs, what developers say about them, applications, their keys and subscriptions. */
export const createDevportal = (config: DevportalConfig, { bus, logger, metrics, clock }: DevportalDeps): Service => {
  const features: Feature[] = [];
  const serviceDatabase = createServiceDatabase({
    url: config.databaseUrl,
    migrations,
    bus,
    logger,
    figures: { metrics, service: owner },
    republish: async (all) => {
      for (const feature of features) await feature.republish?.(all);
    },
  });
  const { database, republish } = serviceDatabase;
  const followed = followState(bus);
  const identity = followIdentity(bus);
  const verify = createTokenVerifier(identity, ['resident'], clock.now);
  const guard = createGuard(createPrincipalReader(verify));
  const outbox = createOutbox({ source: '/devportal', clock });
  const parts: DevportalParts = { config, database, outbox, bus, guard, clock, logger, metrics, followed };

  const client = { keyManagerUrl: config.keyManagerUrl, clientId: serviceClients.devportal.clientId, clientSecret: config.clientSecret, clock };
  const service = createServiceClient({ ...client, scopes: [internalScopes.manageClients] });
  const traffic = createTrafficOperations({ ...client, scopes: [internalScopes.viewQuotas, internalScopes.resetQuotas], trafficManagerUrl: config.trafficManagerUrl, away: problems.TRAFFIC_MANAGER_AWAY });
  const keyManager = createKeyManagerClient({ url: config.keyManagerUrl, service });
  const pendingWork = createPendingWork({ database, logger, metrics, clock, doers: keyWork(keyManager, database) });

  const { policies, ...policyFeature } = policiesFeature(parts);
  const ratings = createPgRatingStore(database);
  const { catalogue, ...catalogueOnly } = catalogueFeature(parts, { policies, averageRatings: ratings.averages });
  const { comments, ...feedback } = feedbackFeature(parts, { catalogue, ratings });
  const applications = createApplicationsOf(parts, policies);
  const { subscriptions, ...subscriptionFeature } = subscriptionsFeature(parts, { applications, catalogue, policies, averageRatings: ratings.averages });

  /** Each scope once, whatever number of subscribed APIs has it. */
  const scopesOf = async (organization: string, applicationId: string): Promise<readonly ScopeInfo[]> => {
    const apiIds = await subscriptions.apiIdsOf(organization, applicationId);
    return [...new Map(apiIds.flatMap((apiId) => catalogue.entry(organization, apiId)?.scopes ?? []).map((scope) => [scope.key, scope])).values()];
  };
  features.push(
    policyFeature,
    catalogueOnly,
    feedback,
    applicationsFeature(parts, { applications, afterRemove: pendingWork.nudge, scopesOf }),
    keysFeature(parts, { applications, keyManager, pendingWork }),
    apiKeysFeature(parts, { applications }),
    subscriptionFeature,
    operationsFeature(parts, { catalogue, subscriptions, comments }),
    settingsFeature(parts),
    administrationFeature(parts, { applications, pendingWork }),
    explanationsFeature(parts, { applications }),
    usageFeature(parts, { traffic, applications, subscriptions, catalogue }),
  );

  const cleaning = afterApiDeletion({
    apis: followed.apis,
    forgetApi: async (apiId) => {
      for (const feature of features) await feature.forgetApi?.(apiId);
    },
    logger,
  });
  // Side by side: each reader of a topic takes its time to leave the hub.
  const readers = together('readers of state topics', [identity, ...followed.components, ...features.flatMap(({ components = [] }) => components)]);
  const readiness = [serviceDatabase.readiness, identity.readiness, ...followed.readiness, ...features.flatMap(({ readiness: own = [] }) => own)];
  const resyncRouter = { base: resyncPath(owner), router: resyncRoutes({ owner, guard, logger, database, bus, outbox, republish, ownedStates }) };
  const app = createManagementApp({ logger, routers: [...features.flatMap(({ routers }) => routers), resyncRouter], openWhen: readiness });
  const portal = createDevportalPortal(config, { app, followed, verify, database, clock, logger, openWhen: readiness });
  const lifecycle = createLifecycle([serviceDatabase, readers, cleaning, pendingWork, portal]);
  return {
    name: owner,
    mounts: ['/', portal.mount, DEVPORTAL_API, OPERATIONS_API, `${ADMIN_API}/applications`, resyncPath(owner)],
    handler: withPortal(portal, app),
    readiness,
    start: lifecycle.start,
    stop: lifecycle.stop,
  };
};
