import type { DecisionRecord } from '@quintet/contracts';

const time = (atMs: number | null): string | null => (atMs === null ? null : new Date(atMs).toISOString());
/** Not told to whom it stops: who can read what it goes by can get round it. */
const isDenial = ({ steps }: DecisionRecord): boolean => steps.some(({ step, outcome }) => step === 'deny-policies' && outcome === 'refused');

/** A decision as the portals tell it: to the application's side without the name of the deny policy that stopped it. */
export const presentDecision = (record: DecisionRecord, to: 'api' | 'application') => {
  const { requestId, atMs, gatewayId, verb, status, outcome, api, operation, credential, application, user, clientIp, plan, refusal, exceeded, quotas, steps, advice } = record;
  return {
    requestId,
    time: time(atMs),
    gatewayId,
    verb,
    status,
    outcome,
    api: api && { id: api.id, name: api.name, version: api.version, context: api.context },
    operation,
    credential,
    application: application && { applicationId: application.id, name: application.name, owner: application.owner },
    user,
    clientIp,
    plan,
    refusal: refusal && {
      code: refusal.code,
      title: refusal.title,
      detail: refusal.detail,
      level: refusal.level,
      policy: to === 'application' && isDenial(record) ? null : refusal.policy,
      retryTime: time(refusal.retryAtMs),
    },
    exceeded,
    quotas: quotas.map(({ quota: { level, policy }, counts, window, mode, limit, used, remaining, windowStartMs, windowEndMs, opensMs }) => ({
      level,
      policy,
      counts,
      window,
      mode,
      limit,
      used,
      remaining,
      windowStart: time(windowStartMs),
      windowEnd: time(windowEndMs),
      opens: time(opensMs),
    })),
    steps,
    advice,
  };
};
