import { z } from 'zod';
import { defineStream } from '../define-event';
import { topics } from '../topics';
import { epochMs, id, keyType, organization } from './common';
import { quotaLevel } from './quota';

/** Who is at fault that the gateway gave an answer of its own. */
export const apiCallErrorType = z.enum(['AUTH', 'THROTTLED', 'TARGET_CONNECTIVITY', 'OTHER']);
export type ApiCallErrorType = z.output<typeof apiCallErrorType>;

const milliseconds = z.number().nonnegative();

/**
 * One API call as the gateway saw it, in the field names of WSO2's analytics events. The caller's name, address and user agent
 * are not among them.
 */
export const apiCall = z.object({
  /** When the call came, as ISO 8601 in UTC. */
  requestTimestamp: z.iso.datetime(),
  /** The request id. */
  correlationId: z.string(),
  organizationId: organization,
  environmentId: z.string(),
  apiId: id,
  apiName: z.string(),
  apiVersion: z.string(),
  apiCreator: z.string(),
  apiMethod: z.string(),
  /** The URI template of the operation; null when the call was refused before one was found. */
  apiResourceTemplate: z.string().nullable(),
  applicationId: z.string().nullable(),
  applicationName: z.string().nullable(),
  applicationOwner: z.string().nullable(),
  keyType: keyType.nullable(),
  /** What the caller got. 499: the caller left before the end. */
  proxyResponseCode: z.int(),
  /** What the backend answered; null when it did not. */
  targetResponseCode: z.int().nullable(),
  /** From the request to the end of the answer, in milliseconds. */
  responseLatency: milliseconds,
  /** The part of it that was spent on the backend; null when it was not called. */
  backendLatency: milliseconds.nullable(),
  errorType: apiCallErrorType.nullable(),
  /** The gateway's own code, when the answer is its own. */
  errorCode: z.int().nullable(),
  /** The quota that was used up when the call passed all the same: its plan does not stop there. */
  exceeded: quotaLevel.optional(),
});
export type ApiCall = z.output<typeof apiCall>;

/** Calls of one gateway process, for whoever counts them. */
export const requestsServed = defineStream({
  type: 'requests.served',
  version: 1,
  topic: topics.requestEvents,
  data: z.object({
    gatewayId: id,
    /** Unique per batch: one that is delivered again is the same, and counts once. */
    batchId: z.uuid(),
    sentMs: epochMs,
    calls: z.array(apiCall).min(1).max(1_000),
    /** Calls since the last batch that found no room in the process's buffer: of them nothing more is said. */
    dropped: z.int().nonnegative(),
  }),
  keyOf: (of) => of.gatewayId,
});
export type RequestBatch = z.output<typeof requestsServed.data>;
