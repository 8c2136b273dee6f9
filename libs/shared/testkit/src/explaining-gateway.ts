import { DEFAULT_ORGANIZATION, explanationAsked, explanationGiven, type DecisionRecord } from '@quintet/contracts';
import { outgoing, type Consumer, type EventBus } from '@quintet/messaging';

export interface DecisionSample extends Partial<Omit<DecisionRecord, 'api' | 'application'>> {
  readonly requestId: string;
  readonly api?: Partial<NonNullable<DecisionRecord['api']>> | null;
  readonly application?: Partial<NonNullable<DecisionRecord['application']>> | null;
}

/** A call that its business plan refused; what a test is about it names itself. */
export const decisionRecord = ({ api = {}, application = {}, ...more }: DecisionSample): DecisionRecord => ({
  atMs: 1_700_000_000_000,
  gatewayId: 'g1',
  verb: 'GET',
  status: 429,
  outcome: 'refused',
  api: api && { id: 'pizza', organization: DEFAULT_ORGANIZATION, name: 'Pizza', version: '1.0.0', context: '/pizza/1.0.0', ...api },
  operation: { verb: 'GET', target: '/menu' },
  credential: 'token',
  application: application && { id: 'shop', name: 'Shop', owner: 'ann', ...application },
  user: 'ann',
  clientIp: '203.0.113.7',
  plan: 'Gold',
  refusal: { code: 900804, title: 'Message throttled out', detail: 'You have exceeded your quota', level: 'subscription', policy: 'Gold', retryAtMs: 1_700_000_060_000 },
  exceeded: null,
  quotas: [
    {
      quota: { organization: DEFAULT_ORGANIZATION, level: 'subscription', policy: 'Gold', key: 'shop:/pizza/1.0.0' },
      counts: 'calls',
      window: 'aligned',
      mode: 'strict',
      limit: 3,
      used: 3,
      remaining: 0,
      held: 0,
      spentHere: 1,
      elsewhere: 2,
      windowStartMs: 1_700_000_000_000,
      windowEndMs: 1_700_000_060_000,
      opensMs: null,
    },
  ],
  steps: [
    { step: 'route', outcome: 'passed', detail: 'GET /menu of Pizza 1.0.0' },
    { step: 'quotas', outcome: 'refused', detail: 'You have exceeded your quota' },
  ],
  advice: 'Call again when the window ends.',
  ...more,
});

/** What gateways say to portals that ask about calls: each record of that id, from whichever of them has it. */
export const answerExplanations = (bus: Pick<EventBus, 'tail' | 'publish'>, records: readonly DecisionRecord[]): Consumer =>
  bus.tail(explanationAsked, async ({ questionId, requestId }) => {
    const found = records.filter((record) => record.requestId === requestId);
    await bus.publish(found.map((record) => outgoing(explanationGiven, { questionId, gatewayId: record.gatewayId, record }, { source: '/gateway', timeMs: Date.now() })));
  });
