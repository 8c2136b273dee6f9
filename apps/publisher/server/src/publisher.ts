import { createPrincipalReader, createTokenVerifier } from '@quintet/auth';
import { apiChanged, apiContentChanged, apiDeployed, environmentChanged, keyManagerChanged, scopeChanged } from '@quintet/contracts';
import { createServiceDatabase, ownedState, resyncPath, resyncRoutes } from '@quintet/control-plane';
import { createGuard, createManagementApp, followIdentity } from '@quintet/management-api';
import type { EventBus } from '@quintet/messaging';
import { createOutbox } from '@quintet/outbox';
import { withPortal } from '@quintet/portal-host';
import { createLifecycle, type Clock, type Logger, type Metrics, type Service } from '@quintet/service-kit';
import type { PublisherConfig } from './config';
import { ADMIN_API, PUBLISHER_API, type Feature, type PublisherParts } from './feature';
import { apisFeature, createAnnounceApi } from './features/apis';
import { definitionChangesFeature } from './features/definition-changes';
import { definitionsFeature } from './features/definitions';
import { deploymentsFeature, presentDeployments } from './features/deployments';
import { documentsFeature } from './features/documents';
import { endpointsFeature } from './features/endpoints';
import { environmentsFeature } from './features/environments';
import { explanationsFeature } from './features/explanations';
import { fleetFeature } from './features/fleet';
import { lifecycleFeature } from './features/lifecycle';
import { revisionsFeature } from './features/revisions';
import { thumbnailsFeature } from './features/thumbnails';
import { usageFeature } from './features/usage';
import { policiesFeature } from './features/policies';
import { internalKeysFeature } from './features/internal-keys';
import { commentsFeature } from './features/comments';
import { subscriptionsFeature } from './features/subscriptions';
import { apiCategoriesFeature } from './features/api-categories';
import { keyManagersFeature } from './features/key-managers';
import { tenantsFeature } from './features/tenants';
import { settingsFeature } from './features/settings';
import { scopesFeature } from './features/scopes';
import { searchFeature } from './features/search';
import { followState } from './followed-state';
import { migrations } from './migrations';
import { createPublisherPortal } from './portal';

export { readPublisherConfig, type PublisherConfig } from './config';

export interface PublisherDeps {
  readonly bus: EventBus;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly clock: Clock;
}

const owner = 'publisher';
const ownedStates = [
  ownedState(apiChanged),
  ownedState(apiContentChanged),
  ownedState(apiDeployed),
  ownedState(environmentChanged),
  ownedState(scopeChanged),
  ownedState(keyManagerChanged, ({ type }) => type === 'internal-key'), // the others on that topic are the key manager's
];

/** Every feature, one line each. */
const featuresOf = (parts: PublisherParts): readonly Feature[] => [
  environmentsFeature(parts),
  apisFeature(parts),
  definitionsFeature(parts),
  definitionChangesFeature(parts),
  endpointsFeature(parts),
  revisionsFeature(parts, (organization, apiId) => presentDeployments(parts, organization, apiId)),
  deploymentsFeature(parts),
  fleetFeature(parts),
  explanationsFeature(parts),
  lifecycleFeature(parts),
  documentsFeature(parts),
  thumbnailsFeature(parts),
  policiesFeature(parts),
  internalKeysFeature(parts),
  commentsFeature(parts),
  subscriptionsFeature(parts),
  apiCategoriesFeature(parts),
  keyManagersFeature(parts),
  tenantsFeature(parts),
  settingsFeature(parts),
  scopesFeature(parts),
  searchFeature(parts),
  usageFeature(parts),
];

/** The publisher: APIs, their revisions and deployments, environments, and all that is written about an API. */
export const createPublisher = (config: PublisherConfig, { bus, logger, metrics, clock }: PublisherDeps): Service => {
  const identity = followIdentity(bus);
  const followed = followState(bus);
  const outbox = createOutbox({ source: '/publisher', clock });
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
  const verify = createTokenVerifier(identity, ['resident'], clock.now);
  const guard = createGuard(createPrincipalReader(verify));
  const features = featuresOf({
    config,
    database,
    outbox,
    bus,
    guard,
    clock,
    logger,
    metrics,
    followed,
    announceApi: createAnnounceApi(outbox),
    completeApi: async (db, organization, given) => {
      let body = given;
      for (const feature of features) body = (await feature.completeApi?.(db, organization, body)) ?? body;
      return body;
    },
    copyApi: async (db, organization, fromId, toId) => {
      for (const feature of features) await feature.copyApi?.(db, organization, fromId, toId);
    },
    forgetApi: async (db, organization, apiId) => {
      for (const feature of features) await feature.forgetApi?.(db, organization, apiId);
    },
  });
  const components = [serviceDatabase, identity, ...followed.components, ...features.flatMap(({ components = [] }) => components)];
  const readiness = [serviceDatabase.readiness, identity.readiness, ...followed.readiness, ...features.flatMap(({ readiness: own = [] }) => own)];
  const resyncRouter = { base: resyncPath(owner), router: resyncRoutes({ owner, guard, logger, database, bus, outbox, republish, ownedStates }) };
  const app = createManagementApp({ logger, routers: [...features.flatMap(({ routers }) => routers), resyncRouter], openWhen: readiness });
  const portal = createPublisherPortal(config, { app, bus, verify, database, clock, logger, openWhen: readiness });
  const lifecycle = createLifecycle([...components, portal]);
  return {
    name: owner,
    mounts: [portal.mount, PUBLISHER_API, `${ADMIN_API}/environments`, `${ADMIN_API}/api-categories`, `${ADMIN_API}/swagger.yaml`, resyncPath(owner)],
    handler: withPortal(portal, app),
    readiness,
    start: lifecycle.start,
    stop: lifecycle.stop,
  };
};
