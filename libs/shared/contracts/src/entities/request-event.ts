import { z } from 'zod';
import { defineStream } from '../define-event';
import { topics } from '../topics';
import { epochMs, keyType, organization } from './common';
import { quotaLevel } from './quota';

/** One API call as the gateway saw it. */
export const apiCall = z.object({
  requestId: z.string(),
  atMs: epochMs,
  organization,
  apiId: z.string(),
  apiName: z.string(),
  apiVersion: z.string(),
  verb: z.string(),
  target: z.string().nullable(),
  applicationId: z.string().nullable(),
  keyType: keyType.nullable(),
  status: z.int(),
  /** The gateway's own error code, when it refused. */
  errorCode: z.int().nullable(),
  totalMs: z.number().nonnegative(),
  backendMs: z.number().nonnegative().nullable(),
  /** The quota that was used up when the call passed all the same: its plan does not stop there. */
  exceeded: quotaLevel.optional(),
});

export const requestsServed = defineStream({
  type: 'requests.served',
  version: 1,
  topic: topics.requestEvents,
  data: z.object({ gatewayId: z.string(), calls: z.array(apiCall).max(1_000), dropped: z.int().nonnegative() }),
  keyOf: (of) => of.gatewayId,
});
