import { quotaDemanded, topics, type LeaseReport, type QuotaDemand, type QuotaKey } from '@quintet/contracts';
import type { OutgoingRecord } from '@quintet/messaging';
import { silentLogger } from '@quintet/service-kit';
import type { UnitDemand } from './lease-book';
import { createLedgerLink } from './ledger-link';

const quota = (key: string): QuotaKey => ({ organization: 'carbon.super', level: 'api', policy: 'P', key });
const demandOf = (key: string): UnitDemand => ({ quota: quota(key), wanted: 1, atMost: 1 });
const reportOf = (key: string): LeaseReport => ({ quota: quota(key), windowStartMs: 0, windowEndMs: 60_000, spent: 1, returned: 0, advanced: 0 });

const start = (ledgerAheadMs?: number) => {
  let nowMs = 1_000_000;
  const sent: OutgoingRecord[] = [];
  const unanswered: UnitDemand[] = [];
  const turns: boolean[] = [];
  const link = createLedgerLink({
    bus: { publish: async (records) => void sent.push(...records) },
    gatewayId: 'g1',
    clock: { now: () => nowMs },
    logger: silentLogger(),
    ledgerNowMs: () => ledgerAheadMs && nowMs + ledgerAheadMs,
    unreachableAfterMs: 2_000,
    onUnanswered: (demands) => void unanswered.push(...demands),
    onReachable: () => void turns.push(link.isReachable()),
  });
  link.listening(true);
  const read = ({ value }: OutgoingRecord): QuotaDemand => quotaDemanded.data.parse(JSON.parse(value ?? ''));
  return {
    link,
    unanswered,
    turns,
    pass: (ms: number): void => {
      for (const untilMs = nowMs + ms; nowMs < untilMs; nowMs += 100) link.tick();
    },
    /** What was sent since the last look. */
    sent: () => sent.splice(0).map((record) => ({ record, data: read(record) })),
    answer: (demandId: string) => link.answered({ gatewayId: 'g1', demandId, decidedMs: nowMs, grants: [] }),
  };
};

test('an unanswered message goes to other partitions, the same each time, until it is answered', () => {
  const at = start();
  at.link.send([demandOf('a')], [reportOf('a')]);
  at.pass(1_500);

  const sent = at.sent();
  expect(new Set(sent.map(({ record }) => record.value)).size).toBe(1);
  const [first = 0] = sent.map(({ data }) => data.partition);
  const { partitions } = topics.quotaDemands;
  expect(sent.map(({ record }) => record.partition)).toEqual([first, (first + partitions / 2) % partitions, (first + 1) % partitions]);

  expect(at.answer(sent[0]!.data.demandId)?.demands).toEqual([demandOf('a')]);
  expect(at.answer(sent[0]!.data.demandId)).toBeUndefined();
  at.pass(5_000);
  expect(at.sent()).toEqual([]);
});

test('a report travels in the message of its quota, also when there are more than a message holds', () => {
  const at = start();
  const keys = Array.from({ length: 1_500 }, (_, i) => `k${i}`);
  at.link.send(keys.map(demandOf), keys.map(reportOf));

  const told = new Set<string>();
  for (const { data } of at.sent()) {
    data.reports?.forEach((report) => told.add(report.quota.key));
    expect(data.demands.filter((demand) => !told.has(demand.quota.key))).toEqual([]);
    expect(data.demands.length).toBeLessThanOrEqual(1_000);
  }
  expect(told.size).toBe(1_500);
});

test('when nothing is answered for the bound the ledger counts as out of reach, and is asked until it answers, however long that takes', () => {
  const at = start();
  at.link.send([demandOf('a')], []);
  at.link.send([], [reportOf('b')]);
  at.pass(2_100);
  expect(at.turns).toEqual([false]);

  at.pass(120_000);
  expect(at.unanswered).toEqual([demandOf('a')]);
  at.sent();
  at.pass(5_100);
  const sent = at.sent().map(({ data }) => data);
  const probe = sent.find(({ demands, reports }) => demands.length === 0 && reports === undefined);
  const report = sent.find(({ reports }) => reports?.length === 1); // what was spent is told for sure

  at.answer(probe!.demandId);
  expect(at.turns).toEqual([false, true]);
  at.answer(report!.demandId);
  expect(at.link.unansweredMessages).toBe(0);
});

test('one message that is never answered does not make the ledger unreachable: its calls are freed, its reports go on', () => {
  const at = start();
  at.link.send([demandOf('bad')], [reportOf('bad')]);
  const [bad] = at.sent();
  for (let i = 0; i < 30; i += 1) {
    at.link.send([demandOf('good')], []);
    at.sent().forEach(({ data }) => data.demandId !== bad!.data.demandId && at.answer(data.demandId));
    at.pass(100);
  }

  expect(at.turns).toEqual([]);
  expect(at.unanswered).toEqual([demandOf('bad')]);
  expect(at.link.unansweredMessages).toBe(1);
});

test('what is granted for a demand that was given up is taken in, once', () => {
  const at = start();
  at.link.send([demandOf('late')], []);
  const [late] = at.sent();
  for (let i = 0; i < 30; i += 1) {
    at.link.send([demandOf('good')], []);
    at.sent().forEach(({ data }) => data.demandId !== late!.data.demandId && at.answer(data.demandId));
    at.pass(100);
  }
  expect(at.unanswered).toEqual([demandOf('late')]);
  expect(at.link.unansweredMessages).toBe(0);

  expect(at.answer(late!.data.demandId)).toMatchObject({ demands: [], isFirstTry: false });
  expect(at.answer(late!.data.demandId)).toBeUndefined();
});

test('reports that are not answered come back seldom: nobody waits for them', () => {
  const at = start();
  at.link.send([], [reportOf('a')]);
  let times = 0;
  for (let i = 0; i < 200; i += 1) {
    at.link.send([demandOf('good')], []);
    at.sent().forEach(({ data }) => (data.demands.length > 0 ? at.answer(data.demandId) : (times += 1)));
    at.pass(100);
  }
  expect(times).toBe(5); // at once, after 0.4 s, and three times in the rest of 20 s
});

test('a demand says, by the clock of the ledger, until when it is of use; a report is of use always', () => {
  const at = start(5_000);
  at.link.send([demandOf('a')], []);
  at.link.send([], [reportOf('a')]);
  expect(at.sent().map(({ data: { answerByMs, sentMs } }) => answerByMs && answerByMs - sentMs)).toEqual([7_000, undefined]);

  const unknown = start();
  unknown.link.send([demandOf('a')], []);
  expect(unknown.sent()[0]?.data).not.toHaveProperty('answerByMs');
});
