import type { QuotaDemand } from '@quintet/contracts';
import { RecordTooLargeError, type OutgoingRecord } from '@quintet/messaging';
import { silentLogger } from '@quintet/service-kit';
import { createAnswerDemands } from './answer-demands';
import type { LedgerAnswer } from './quota-ledger';

const quota = { organization: 'carbon.super', level: 'api' as const, policy: 'P', key: 'k' };
const nowMs = 1_000_000;
const demand: QuotaDemand = { gatewayId: 'g', demandId: 'd', partition: 0, demands: [{ quota, wanted: 1, atMost: 1 }], sentMs: nowMs };
const answer: LedgerAnswer = {
  grant: { gatewayId: 'g', demandId: 'd', decidedMs: nowMs, grants: [{ quota, granted: 1, remaining: 0, limit: 1, windowStartMs: 0, windowEndMs: nowMs + 1 }] },
  decisions: [{ quota, state: 'exhausted', limit: 1, windowStartMs: 0, windowEndMs: nowMs + 1, decidedMs: nowMs }],
  repeated: false,
};

const run = async ({ of = demand, ledgerFails = 0, hubFails = 0, failure = new Error('away') }: { of?: QuotaDemand; ledgerFails?: number; hubFails?: number; failure?: Error }) => {
  const published: OutgoingRecord[] = [];
  const outcomes: string[] = [];
  let decided = 0;
  await createAnswerDemands({
    ledger: {
      answer: async () => {
        decided += 1;
        if (decided <= ledgerFails) throw failure;
        return answer;
      },
    },
    bus: {
      publish: async (records) => {
        hubFails -= 1;
        if (hubFails >= 0) throw failure;
        published.push(...records);
      },
    },
    clock: { now: () => nowMs },
    logger: silentLogger(),
    metrics: { answered: () => void outcomes.push('answered'), failed: (reason) => void outcomes.push(reason) },
    source: '/test',
  })(of);
  return { topics: published.map(({ topic }) => topic.name), outcomes, decided };
};

test('the grant and what was decided are published', async () => {
  expect(await run({})).toEqual({ topics: ['apim.quota-grants', 'apim.throttle-decisions'], outcomes: ['answered'], decided: 1 });
});

test('a hub or a ledger that fails for a moment is tried again, and the ledger decides once', async () => {
  expect(await run({ hubFails: 2 })).toMatchObject({ outcomes: ['answered'], decided: 1 });
  expect(await run({ ledgerFails: 1 })).toMatchObject({ outcomes: ['answered'], decided: 2 });
});

test('what goes on failing is counted and let go, so that the demands behind it are answered', async () => {
  expect(await run({ hubFails: 99 })).toEqual({ topics: [], outcomes: ['hub'], decided: 1 });
  expect(await run({ ledgerFails: 99 })).toMatchObject({ topics: [], outcomes: ['ledger'] });
});

test('an answer that the hub will never take is not tried again', async () => {
  const tooLarge = new RecordTooLargeError({ topic: { name: 'x', partitions: 1, retention: { kind: 'state' }, maxMessageBytes: 1 }, key: 'k', value: 'v', headers: {} });

  expect(await run({ hubFails: 1, failure: tooLarge })).toMatchObject({ topics: [], outcomes: ['hub'] });
});

test('a demand that is too old reaches no ledger', async () => {
  expect(await run({ of: { ...demand, sentMs: nowMs - 30_001 } })).toEqual({ topics: [], outcomes: ['stale'], decided: 0 });
});

test.each([
  ['by a gateway that knows this clock, and waits no longer', { sentMs: nowMs, answerByMs: nowMs - 1 }, ['stale']],
  ['by a gateway that knows this clock, and still waits', { sentMs: nowMs - 60_000, answerByMs: nowMs }, ['answered']],
])('a demand %s', async (_what, of, outcomes) => {
  expect(await run({ of: { ...demand, ...of } })).toMatchObject({ outcomes });
});

test('of a demand that is too old the reports are settled all the same', async () => {
  const reports = [{ quota: demand.demands[0]!.quota, windowStartMs: 0, windowEndMs: 60_000, spent: 1, returned: 0, advanced: 0 }];
  expect(await run({ of: { ...demand, reports, answerByMs: nowMs - 1 } })).toMatchObject({ outcomes: ['stale', 'answered'], decided: 1 });
});
