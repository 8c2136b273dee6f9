import { z } from 'zod';
import { defineStream } from '../define-event';
import { topics } from '../topics';
import { epochMs, id, organization } from './common';
import { quotaKey, quotaLevel } from './quota';

const text = z.string().max(1_000);
const units = z.number().nonnegative();

/** One quota of a call as a gateway sees it. */
export const quotaView = z.object({
  quota: quotaKey,
  counts: z.enum(['calls', 'bytes']),
  window: z.enum(['aligned', 'first-call', 'sliding']),
  /** How it is kept just now: by its own mode, or, while the ledger is out of reach, as its policy says for that. */
  mode: z.enum(['strict', 'fast', 'allow', 'deny', 'local']),
  limit: units,
  /** Spent or held by all gateways, as far as known. */
  used: units,
  remaining: units,
  /** Of the gateway that tells it: units that it may still spend, and units that it let pass in the window. */
  held: units,
  spentHere: units,
  /** Spent or held by others, as far as known. */
  elsewhere: units,
  windowStartMs: epochMs.nullable(),
  windowEndMs: epochMs.nullable(),
  /** When units come free, while there are none. */
  opensMs: epochMs.nullable(),
});
export type QuotaView = z.output<typeof quotaView>;

/** What is asked of a call, in this order. */
export const decisionStepName = z.enum(['route', 'credential', 'subscription', 'scope', 'deny-policies', 'quotas', 'backend']);
export type DecisionStepName = z.output<typeof decisionStepName>;

export const decisionStep = z.object({ step: decisionStepName, outcome: z.enum(['passed', 'refused', 'not reached']), detail: text });
export type DecisionStep = z.output<typeof decisionStep>;

/** What was decided about one call, and why. Never a token, a key, a header's value, a query or a body. */
export const decisionRecord = z.object({
  requestId: z.string().max(200),
  atMs: epochMs,
  gatewayId: id,
  verb: text,
  status: z.int(),
  outcome: z.enum(['served', 'refused']),
  api: z.object({ id, organization, name: text, version: text, context: text }).nullable(),
  /** The path is the template. */
  operation: z.object({ verb: text, target: z.string().max(10_000) }).nullable(),
  credential: z.enum(['token', 'internal-key', 'api-key']).nullable(),
  /** The one behind the credential, also when the call was refused before its subscription was looked at. */
  application: z.object({ id, name: text, owner: text }).nullable(),
  user: text.nullable(),
  clientIp: text,
  plan: text.nullable(),
  refusal: z
    .object({ code: z.int(), title: text, detail: text, level: quotaLevel.nullable(), policy: text.nullable(), retryAtMs: epochMs.nullable() })
    .nullable(),
  /** A used-up quota that the call passed, as its plan does not stop there. */
  exceeded: quotaLevel.nullable(),
  /** In the order in which they are asked. */
  quotas: z.array(quotaView).max(100),
  /** In the order in which they are taken; empty where an error of the gateway itself ended the call. */
  steps: z.array(decisionStep).max(20),
  /** What would let the same call pass. */
  advice: text.nullable(),
});
export type DecisionRecord = z.output<typeof decisionRecord>;

/** A portal asks all gateways what was decided about a call; whichever remembers it answers, the others say nothing. */
export const explanationAsked = defineStream({
  type: 'explanation.asked',
  version: 1,
  topic: topics.explanationQuestions,
  data: z.object({ questionId: id, requestId: z.string().min(1).max(200) }),
  keyOf: (of) => of.questionId,
});

export const explanationGiven = defineStream({
  type: 'explanation.given',
  version: 1,
  topic: topics.explanationAnswers,
  data: z.object({ questionId: id, gatewayId: id, record: decisionRecord }),
  keyOf: (of) => of.questionId,
});
