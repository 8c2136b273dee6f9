import { createPrincipalReader, createTokenVerifier } from '@quintet/auth';
import { apiPolicyChanged, applicationPolicyChanged, customPolicyChanged, denyPolicyChanged, organizationChanged, subscriptionPolicyChanged } from '@quintet/contracts';
import { createServiceDatabase, ownedState, resyncPath, resyncRoutes } from '@quintet/control-plane';
import { createGuard, createManagementApp, followIdentity } from '@quintet/management-api';
import type { EventBus, StateReader } from '@quintet/messaging';
import { createOutbox } from '@quintet/outbox';
import { createLifecycle, type Clock, type Component, type Logger, type Metrics, type Service } from '@quintet/service-kit';
import type { TrafficManagerConfig } from './config';
import { denyPoliciesFeature, republishDenyPolicies } from './features/deny-policies';
import { eventHubFeature } from './features/event-hub';
import { policiesFeature, republishPolicies } from './features/policies';
import { quotaLedgerFeature } from './features/quota-ledger';
import { usageFeature } from './features/usage';
import { migrations } from './migrations';
import { followNeighbours } from './neighbours';

export { readTrafficManagerConfig, trafficManagerConfigShape, type TrafficManagerConfig } from './config';

export interface TrafficManagerParts {
  readonly bus: EventBus;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly clock: Clock;
}

const source = '/traffic-manager';
const mount = '/api/am/admin/v4/throttling';
const hubMount = '/api/am/admin/v4/event-hub';
const usageMount = '/api/am/admin/v4/usage';
/** For the portals alone. */
const operationsMount = '/api/am/traffic-operations/v1';
const owner = 'traffic-manager';
const ownedStates = [ownedState(apiPolicyChanged), ownedState(applicationPolicyChanged), ownedState(subscriptionPolicyChanged), ownedState(customPolicyChanged), ownedState(denyPolicyChanged)];

/** Owns throttling policies, deny policies and the quota ledger. */
export const createTrafficManager = (config: TrafficManagerConfig, { bus, logger, metrics, clock }: TrafficManagerParts): Service => {
  const outbox = createOutbox({ source, clock });
  const serviceDatabase = createServiceDatabase({
    url: config.databaseUrl,
    migrations,
    bus,
    logger,
    figures: { metrics, service: owner },
    republish: async (to) => {
      await republishPolicies(outbox, to);
      await republishDenyPolicies(outbox, to);
    },
  });
  const { database, republish } = serviceDatabase;
  const identity = followIdentity(bus);
  const neighbours = followNeighbours(bus);
  const guard = createGuard(createPrincipalReader(createTokenVerifier(identity, ['resident'], () => clock.now())));

  const ledger = quotaLedgerFeature({ database, bus, logger, metrics, clock, source });
  const policies = policiesFeature({ database, outbox, guard, countUsers: neighbours.countUsers, onLimitChanged: ledger.limitChanged });
  const usage = usageFeature({ database, guard, clock, findSubscription: neighbours.findSubscription, reset: ledger.reset });
  const eventHub = eventHubFeature({ guard, bus, logger, metrics, clock });
  const denyPolicies = denyPoliciesFeature({ database, outbox, guard, known: neighbours });

  let tenants: StateReader | undefined;
  const seeding: Component = {
    name: 'default policies',
    start: async () => {
      await policies.seed();
      tenants = bus.readState(organizationChanged, (change) => (change.kind === 'upsert' ? policies.seed(change.key) : undefined));
    },
    stop: async () => tenants?.stop(),
  };
  const { start, stop } = createLifecycle([serviceDatabase, seeding, identity, neighbours, ledger, eventHub.component]);

  const readiness = [serviceDatabase.readiness, identity.readiness, neighbours.readiness, ledger.readiness];

  return {
    name: 'traffic manager',
    mounts: [mount, hubMount, usageMount, operationsMount, resyncPath(owner)],
    handler: createManagementApp({
      logger,
      routers: [
        { base: mount, router: policies.routes },
        { base: mount, router: denyPolicies.routes },
        { base: usageMount, router: usage.routes },
        { base: operationsMount, router: usage.operations },
        { base: hubMount, router: eventHub.routes },
        { base: resyncPath(owner), router: resyncRoutes({ owner, guard, logger, database, bus, outbox, republish, ownedStates }) },
      ],
      openWhen: readiness,
    }),
    readiness,
    start,
    stop,
  };
};
