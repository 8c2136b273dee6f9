import { z } from 'zod';
import { defineState, defineStream } from '../define-event';
import { topics } from '../topics';
import { epochMs, httpVerb, id, organization } from './common';
import { topicDigest } from './hub-status';

const endpoint = z.object({
  url: z.url({ protocol: /^https?$/ }),
  /** Longest wait for the backend's answer, in milliseconds; absent: the gateway's own setting. */
  timeoutMs: z.int().positive().optional(),
});

/** Where calls of one key type go. */
export const endpointGroup = z.object({
  strategy: z.enum(['single', 'load-balance', 'failover']),
  endpoints: z.array(endpoint).min(1).max(50),
});
export type EndpointGroup = z.output<typeof endpointGroup>;

export const gatewayOperation = z.object({
  verb: httpVerb,
  /** URI template below the API's context, such as `/orders/{id}` or `/files/*`. */
  target: z.string().startsWith('/'),
  authType: z.enum(['None', 'Application', 'Application User', 'Application & Application User']),
  throttlingPolicy: z.string(),
  /** Any one of them suffices; none asked for when empty. */
  scopes: z.array(z.string()),
});
export type GatewayOperation = z.output<typeof gatewayOperation>;

/** The deployment of an API's revision on one environment, whole: a gateway needs nothing else to serve it. */
export const gatewayArtifact = z.object({
  apiId: id,
  organization,
  environment: z.string().min(1),
  /** Names the host that calls must be made to; any host when it is the environment's only one. */
  vhost: z.string(),
  revisionId: id,
  /** Number of the revision within the API, from 1. */
  revision: z.int().positive(),
  deployedMs: epochMs,
  name: z.string(),
  version: z.string(),
  /** With version: `/pizza/1.0.0`. */
  context: z.string().startsWith('/'),
  provider: z.string(),
  isDefaultVersion: z.boolean(),
  /** Context without version, answered too when `isDefaultVersion`. */
  defaultContext: z.string().startsWith('/'),
  transport: z.array(z.enum(['http', 'https'])).min(1),
  securityScheme: z.array(z.string()),
  authorizationHeader: z.string().min(1),
  /** Where API keys are looked for, when `securityScheme` names `api_key`; absent: `ApiKey`. */
  apiKeyHeader: z.string().min(1).optional(),
  /** Accepted `aud` values; any when empty. */
  audiences: z.array(z.string()),
  /** Names of the key managers whose tokens count, or `all`. */
  keyManagers: z.array(z.string()),
  apiThrottlingPolicy: z.string().nullable(),
  /** True when the API offers no business plan: any application with a key may call. */
  subscriptionless: z.boolean(),
  /** Most requests per second that each gateway sends to the backend; no limit when null. */
  maxTps: z.object({ production: z.int().positive().nullable(), sandbox: z.int().positive().nullable() }),
  cors: z
    .object({
      allowOrigins: z.array(z.string()),
      allowCredentials: z.boolean(),
      allowHeaders: z.array(z.string()),
      allowMethods: z.array(z.string()),
    })
    .nullable(),
  endpoints: z.object({ production: endpointGroup.nullable(), sandbox: endpointGroup.nullable() }),
  operations: z.array(gatewayOperation).min(1).max(5_000),
});
export type GatewayArtifact = z.output<typeof gatewayArtifact>;

export const apiDeployed = defineState({
  type: 'api-deployment.changed',
  deletedType: 'api-deployment.deleted',
  version: 1,
  topic: topics.apiDeployments,
  data: gatewayArtifact,
  keyOf: ({ apiId, environment }) => `${apiId}@${environment}`,
});

/** A gateway's receipt: it applied, removed or refused a deployment. */
export const deploymentAcknowledged = defineStream({
  type: 'deployment.acknowledged',
  version: 1,
  topic: topics.deploymentAcks,
  data: z.object({
    gatewayId: id,
    apiId: id,
    organization,
    environment: z.string(),
    /** Absent when the deployment was removed. */
    revisionId: id.nullable(),
    outcome: z.enum(['applied', 'removed', 'refused']),
    reason: z.string().nullable(),
    atMs: epochMs,
  }),
  keyOf: (ack) => `${ack.apiId}@${ack.environment}`,
});

/** A gateway's heartbeat. Counted as live until `expiresMs`. */
export const gatewayReported = defineState({
  type: 'gateway.reported',
  deletedType: 'gateway.left',
  version: 1,
  topic: topics.gatewayStatus,
  data: z.object({
    gatewayId: id,
    environments: z.array(z.string()),
    startedMs: epochMs,
    reportedMs: epochMs,
    expiresMs: epochMs,
    state: z.enum(['catching up', 'live']),
    /** Given while the gateway serves from the state on its own disk: how long ago that was written. */
    snapshotAgeMs: epochMs.optional(),
    version: z.string(),
    /** What the gateway holds of each state topic that it follows. */
    digests: z.array(topicDigest).optional(),
    /** The newest version that it applied of each of them, from the topic or from its own disk. */
    applied: z.array(z.object({ topic: z.string(), version: z.int().nonnegative() })).optional(),
    /** Longest time that a change took from being made to being applied, since its last heartbeat; absent when there was none. */
    lagMs: epochMs.optional(),
  }),
  keyOf: (status) => status.gatewayId,
});
