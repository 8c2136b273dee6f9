import { z } from 'zod';
import { defineStream } from '../define-event';
import { topics } from '../topics';
import { epochMs, id, organization } from './common';

export const quotaLevel = z.enum(['api', 'operation', 'subscription', 'burst', 'application', 'application-burst', 'custom']);
export type QuotaLevel = z.output<typeof quotaLevel>;

/** One limit to be counted: what is limited (`key`), and which policy limits it. The traffic manager looks the limit up by itself. */
export const quotaKey = z.object({
  organization,
  level: quotaLevel,
  policy: z.string(),
  /** The condition group of the policy whose limit it is; the policy's own limit when absent. */
  group: id.optional(),
  key: z.string().min(1).max(1_000),
});
export type QuotaKey = z.output<typeof quotaKey>;

const units = z.int().nonnegative().max(Number.MAX_SAFE_INTEGER);

/** What became of units that were leased in a window since the last report of that quota and window: each unit is reported once. */
export const leaseReport = z.object({
  quota: quotaKey,
  windowStartMs: epochMs,
  windowEndMs: epochMs,
  spent: units,
  /** Given back unspent: may be leased again while the window lasts. */
  returned: units,
  /** Let pass without a lease: the allowance of `fast`, calls while the ledger was out of reach, bytes beyond what was held. Debited from the window as far as it has units left. */
  advanced: units,
});
export type LeaseReport = z.output<typeof leaseReport>;

/** A gateway asks for leases and reports on those it had: one message per partition and tick. Units are calls or bytes, as the policy's limit has it. */
export const quotaDemanded = defineStream({
  type: 'quota.demanded',
  version: 2,
  topic: topics.quotaDemands,
  data: z.object({
    gatewayId: id,
    /** Unique per message: a redelivered one is granted once. */
    demandId: id,
    /** All of them hash to this partition. */
    partition: z.int().nonnegative(),
    demands: z
      .array(
        z.object({
          quota: quotaKey,
          /** Units wanted on top of what the gateway holds. */
          wanted: z.int().positive(),
          /** At most this many units are of use: more would only be forfeited. At least `wanted`. */
          atMost: z.int().positive(),
        }),
      )
      .max(1_000),
    /** Settled in the same transaction, before the demands. */
    reports: z.array(leaseReport).max(1_000).optional(),
    sentMs: epochMs,
    /** By the ledger's clock, as the gateway reckons it: nobody waits for the demands any more after it. Reports count all the same. */
    answerByMs: epochMs.optional(),
  }),
  keyOf: (of) => of.gatewayId,
});
export type QuotaDemand = z.output<typeof quotaDemanded.data>;

/** The traffic manager's answer to one demand message. */
export const quotaGranted = defineStream({
  type: 'quota.granted',
  version: 2,
  topic: topics.quotaGrants,
  data: z.object({
    gatewayId: id,
    demandId: id,
    /** The ledger's clock when it decided; a gateway reckons window ends against it. */
    decidedMs: epochMs,
    grants: z.array(
      z.object({
        quota: quotaKey,
        /** 0 when the window is used up. Null: the policy sets no limit or does not exist any more. */
        granted: z.int().nonnegative().nullable(),
        /** Left in the window after this grant. */
        remaining: z.int().nonnegative(),
        limit: z.int().nonnegative(),
        windowStartMs: epochMs,
        /** The lease ends with it. In a sliding window both are those of its present slot. */
        windowEndMs: epochMs,
        /** When there may be units again: absent, at the window's end. */
        opensMs: epochMs.optional(),
      }),
    ),
  }),
  keyOf: (of) => of.gatewayId,
});
export type QuotaGrant = z.output<typeof quotaGranted.data>;

/** Told to every gateway once when a window is used up, and when it is open again before its end. */
export const throttleDecided = defineStream({
  type: 'throttle.decided',
  version: 2,
  topic: topics.throttleDecisions,
  data: z.object({
    quota: quotaKey,
    state: z.enum(['exhausted', 'open']),
    limit: z.int().nonnegative(),
    windowStartMs: epochMs,
    windowEndMs: epochMs,
    opensMs: epochMs.optional(),
    /** The window was set back before its end: leases of it that were given earlier are void. Only of `open`. */
    reset: z.boolean().optional(),
    decidedMs: epochMs,
  }),
  keyOf: ({ quota }) => `${quota.organization}/${quota.level}/${quota.key}`,
});
export type ThrottleDecision = z.output<typeof throttleDecided.data>;
