import { z } from 'zod';
import { defineState } from '../define-event';
import { topics } from '../topics';
import { epochMs, id } from './common';

const count = z.int().nonnegative();

/**
 * What somebody holds of a state topic, or should: independent of the order in which it came, so that whoever holds the
 * same keys in the same versions has the same digest; owners that share a topic add theirs up.
 */
export const topicDigest = z.object({
  topic: z.string(),
  /** Keys that are not deleted. */
  entries: count,
  /** Sum modulo 2^64, in 16 digits of lower-case hex, of the first 8 bytes of SHA-256 of `key version` for each of them. */
  digest: z.string().regex(/^[0-9a-f]{16}$/),
});
export type TopicDigest = z.output<typeof topicDigest>;

/** A service's heartbeat: how the sending of its events stands, and what its topics should hold. */
export const serviceReported = defineState({
  type: 'service.reported',
  deletedType: 'service.left',
  version: 1,
  topic: topics.serviceStatus,
  data: z.object({
    service: z.string().min(1),
    instanceId: id,
    startedMs: epochMs,
    reportedMs: epochMs,
    expiresMs: epochMs,
    version: z.string(),
    outbox: z.object({
      /** Events that wait to be published. */
      depth: count,
      /** Age of the oldest of them. */
      oldestMs: count.nullable(),
      /** Events that the hub could never take. */
      refused: count,
      /** Whether this instance is the one that publishes. */
      relaying: z.boolean(),
      /** The newest version that the database has given. */
      lastVersion: count,
    }),
    /** Of the topics that the service owns, by what was published: given by the instance that publishes. */
    digests: z.array(topicDigest),
  }),
  keyOf: (of) => `${of.service}/${of.instanceId}`,
});
export type ServiceStatus = z.output<typeof serviceReported.data>;
