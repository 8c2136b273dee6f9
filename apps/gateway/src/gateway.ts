import { decode } from 'jsonwebtoken';
import { apiDeployed, type DecisionRecord, type GatewayArtifact } from '@quintet/contracts';
import { createManagementApp, followIdentity } from '@quintet/management-api';
import type { EventBus } from '@quintet/messaging';
import { createLifecycle, type Certificate, type Clock, type Logger, type Metrics, type Service } from '@quintet/service-kit';
import { createAccount } from './account/account';
import { createDecisionTrace } from './account/decision-trace';
import { createGatewayMetrics } from './account/metrics';
import { createRequestEvents } from './account/request-events';
import { adminRoutes } from './admin/admin-routes';
import type { GatewayConfig } from './config';
import { createRequestHandler } from './listener/handle-request';
import { createCallReader } from './listener/read-call';
import { createTrafficListener } from './listener/traffic-listener';
import { policyKinds } from './pipeline/policy-registry';
import { createVerifiedTokens } from './pipeline/verified-tokens';
import { createTargetChooser } from './proxy/choose-target';
import { createForward } from './proxy/forward';
import { createUpgradeHandler } from './proxy/upgrade';
import { createUpstreamPools } from './proxy/upstream-pool';
import { createQuotaLeases } from './quota/demand-lease';
import { createLiveGateways } from './quota/live-gateways';
import { createTellQuotas } from './quota/tell-quotas';
import { throttleStatus } from './quota/throttle-status';
import { createReceipts } from './report/acknowledge-deployments';
import { answerExplanations } from './report/answer-explanations';
import { createStatusReport } from './report/report-status';
import { trackTopics } from './report/track-topics';
import { createStateHolder } from './state/follow-topics';
import { createLastKnownGood } from './state/last-known-good';
import { expositionOf, togetherWith } from './workers/gather';
import { partOf, whenReady, type Answers, type Begin } from './workers/run-worker';
import { createStateRelay } from './workers/state-relay';
import { createWorkerLedger } from './workers/worker-ledger';
import { createWorkerPool } from './workers/worker-pool';

export { gatewayConfigShape, readGatewayConfig, type GatewayConfig } from './config';
export { foundationOf } from './state/hub-in-background';

/** Which of the processes of one gateway this is; one that is alone is the whole. */
export type GatewayRole = { readonly kind: 'whole' } | { readonly kind: 'primary' } | ({ readonly kind: 'worker' } & Pick<Begin, 'index' | 'count'>);

export interface GatewayDeps {
  readonly bus: EventBus;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly clock: Clock;
  /** Of the https listener for API traffic. */
  readonly certificate: Certificate;
  readonly role?: GatewayRole;
}

export interface Gateway extends Service {
  /** Ports of the API traffic listeners; only after `start`. */
  httpPort(): number;
  httpsPort(): number;
  /** Of all its processes. */
  readonly exposition: Pick<Metrics, 'metrics' | 'contentType'>;
  /** What a worker says to questions of its primary. */
  readonly answers: Answers;
}

const managementBase = '/api/am/gateway/v2';
/** Workers have their calls in flight to end, and then what they hold to give back. */
const workerGraceMs = 5_000;

/** The data plane: everything that it needs to judge a call comes over the event hub and stands in memory. */
export const createGateway = (config: GatewayConfig, { bus, logger, metrics: registry, clock, certificate, role = { kind: 'whole' } }: GatewayDeps): Gateway => {
  const { gatewayId, environments } = config;
  if (role.kind === 'whole' && config.workers > 1) logger.warn('GATEWAY_WORKERS is for a gateway that is a process by itself: here one process carries the traffic');
  const lastKnownGood =
    config.snapshot &&
    createLastKnownGood({
      config: config.snapshot,
      bus,
      isOurs: (definition, data) => definition.type !== apiDeployed.type || environments.includes((data as GatewayArtifact).environment),
      clock,
      logger,
    });
  const snapshotAgeMs = (): number | undefined => lastKnownGood?.ageMs();
  const relay = createStateRelay();
  const passedOn = <B extends Pick<EventBus, 'readState'>>(from: B): B => (role.kind === 'primary' ? relay.wrap(from) : from);
  const tracking = trackTopics(passedOn(lastKnownGood ? { ...bus, readState: lastKnownGood.bus.readState } : bus), clock);
  const stateBus = tracking.bus;
  const identity = followIdentity(stateBus);
  const receipts = createReceipts({ bus, gatewayId, clock, logger });
  const liveGateways = createLiveGateways(passedOn(bus), gatewayId);
  const own = role.kind === 'worker' ? partOf(role) : (units: number): number => units;
  const leases = createQuotaLeases({
    bus,
    gatewayId,
    clock,
    logger,
    waitMs: config.quotaWaitMs,
    shareOf: (units) => own(liveGateways.shareOf(units)),
    partOf: own,
    onHeard: () => workerLedger.heard(),
  });
  const workerLedger = createWorkerLedger({ book: leases.book, isReachable: () => leases.link.isReachable(), nowMs: leases.nowMs });
  const workers = createWorkerPool({ gatewayId, count: config.workers, certificate, bus, relay, ledger: workerLedger, logger, stopMs: config.drainMs + workerGraceMs });
  const { isReachable } = leases.link;
  const trace = createDecisionTrace({ gatewayId, leases: leases.book, isReachable, nowMs: clock.now });
  const events = createRequestEvents({ bus, gatewayId, clock, logger });
  const metrics = createGatewayMetrics(registry, {
    deployments: () => holder.current().deployments.size,
    subscriptions: () => holder.current().subscriptionsById.size,
    throttling: () => throttleStatus(leases, liveGateways),
    sentEvents: () => events.sent,
    droppedEvents: () => events.dropped,
  });
  const kinds = policyKinds({
    serves: identity.serves,
    verifyToken: createVerifiedTokens('token', identity, clock.now, { onLookUp: metrics.tokenLookUp }),
    verifyInternalKey: createVerifiedTokens('internal-key', identity, clock.now),
    leases: leases.book,
    nowMs: clock.now,
    partOf: own,
  });
  const holder = createStateHolder({ bus: stateBus, environments, policyKinds: kinds, acknowledge: role.kind === 'worker' ? () => undefined : receipts.acknowledge, logger });
  // On the state of disk it is ready without the hub: calls under no quota need nothing of it.
  const leasesReadiness = { ...leases.readiness, failing: () => (snapshotAgeMs() === undefined ? leases.readiness.failing() : undefined) };
  const readiness = [identity.readiness, ...holder.readiness, leasesReadiness, ...(role.kind === 'primary' ? [workers.whetherReady] : [])];
  const failing = (): string | undefined => readiness.map((check) => check.failing()).find((reason) => reason !== undefined);
  const isLive = (): boolean => failing() === undefined && snapshotAgeMs() === undefined;
  const status = createStatusReport({ bus, gatewayId, environments, clock, logger, isLive, snapshotAgeMs, tracking });

  const pools = createUpstreamPools(config.upstream, clock.now);
  const chooser = createTargetChooser(clock.now);
  const isOurs = (token: string): boolean => {
    const claims = decode(token);
    return typeof claims === 'object' && claims !== null && typeof claims.iss === 'string' && identity.keyManagersOf(claims.iss).length > 0;
  };
  const forward = createForward({ pools, chooser, maxBodyBytes: config.maxBodyBytes, isOurs });
  let identityCaughtUp = false;
  const handle = createRequestHandler({
    holder: { current: holder.current, isCaughtUp: () => holder.isCaughtUp() && (identityCaughtUp ||= identity.readiness.failing() === undefined) },
    readCall: createCallReader(config.trustedProxies, clock.now),
    account: createAccount({ metrics, events, trace, leases: leases.book }),
    tellQuotas: createTellQuotas(leases.book, isReachable),
    maxBodyBytes: config.maxBodyBytes,
    logger,
  });
  const listener = {
    host: config.host,
    requestTimeoutMs: config.requestTimeoutMs,
    drainMs: config.drainMs,
    onRequest: (req: Parameters<typeof handle>[0], res: Parameters<typeof handle>[1]) => handle(req, res, forward),
    onUpgrade: createUpgradeHandler({ handle, chooser, isOurs, logger, connectTimeoutMs: config.upstream.connectTimeoutMs }),
  };
  const http = createTrafficListener({ name: 'API traffic over http', port: config.httpPort, ...listener });
  const https = createTrafficListener({ name: 'API traffic over https', port: config.httpsPort, certificate, ...listener });

  const ask = role.kind === 'primary' ? workers.ask : undefined;
  const explain = async (requestId: string): Promise<DecisionRecord[]> => {
    if (ask) return (await ask('explain', requestId)) as DecisionRecord[];
    const found = trace.find(requestId);
    return found ? [found] : [];
  };
  const explanations = answerExplanations({ bus, gatewayId, clock, logger, find: explain });

  // The doors open last and close first; what calls in flight stand on goes after them.
  const state = lastKnownGood ? [lastKnownGood.file, identity, holder, lastKnownGood.writer] : [identity, holder];
  const accounts = [events, receipts, liveGateways, leases, ...state];
  const lifecycle = createLifecycle(
    {
      whole: [pools, ...accounts, status, explanations, http, https],
      primary: [...accounts, status, workers, explanations],
      worker: [pools, events, liveGateways, leases, ...state, whenReady(failing), http, https],
    }[role.kind],
  );
  const throttling = (): ReturnType<typeof throttleStatus> => throttleStatus(leases, liveGateways);
  const router = adminRoutes({
    holder,
    admin: config.admin,
    gatewayId,
    environments,
    failing,
    snapshotAgeMs,
    topics: tracking.topics,
    throttling: async () => togetherWith(throttling(), ask && (await ask('throttling'))),
    explain: async (requestId) => (await explain(requestId))[0],
  });
  return {
    name: 'gateway',
    mounts: [managementBase],
    handler: createManagementApp({ logger, routers: [{ base: managementBase, router }] }),
    readiness,
    start: lifecycle.start,
    stop: lifecycle.stop,
    httpPort: () => (role.kind === 'primary' ? workers.ports().http : http.port()),
    httpsPort: () => (role.kind === 'primary' ? workers.ports().https : https.port()),
    exposition: ask ? expositionOf(registry, ask) : registry,
    answers: { metrics: () => registry.getMetricsAsJSON(), explain: (requestId) => trace.find(requestId) ?? null, throttling },
  };
};
