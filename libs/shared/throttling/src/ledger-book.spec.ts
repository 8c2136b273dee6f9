import type { LeaseReport, QuotaKey } from '@quintet/contracts';
import { createLedgerBook, type LedgerQuota, type LedgerWindow } from './ledger-book';
import { emptyAccount, type QuotaAccount } from './quota-account';

const quota = (key: string): QuotaKey => ({ organization: 'carbon.super', level: 'subscription', policy: 'Gold', key });
const window = { startMs: 0, endMs: 60_000 };
const inWindow = (granted: number, { exhausted = false, account = emptyAccount, of = window }: { exhausted?: boolean; account?: QuotaAccount; of?: typeof window } = {}): LedgerWindow => ({
  window: of,
  granted,
  exhausted,
  accounts: new Map([['g', account]]),
});
const entry = (key: string, limit: number | null, granted = 0, options: Parameters<typeof inWindow>[1] = {}): LedgerQuota => ({ quota: quota(key), limit, present: window, span: 1, windows: [inWindow(granted, options)] });
const demand = (key: string, wanted: number, atMost = wanted) => ({ quota: quota(key), wanted, atMost });
const report = (key: string, { spent = 0, returned = 0, advanced = 0, of = window }: { spent?: number; returned?: number; advanced?: number; of?: typeof window }): LeaseReport => ({
  quota: quota(key),
  windowStartMs: of.startMs,
  windowEndMs: of.endMs,
  spent,
  returned,
  advanced,
});
const leased = (units: number): QuotaAccount => ({ ...emptyAccount, granted: units, outstanding: units });

test('a demand gets what it wants, and is told what is left until when', () => {
  const book = createLedgerBook([entry('a', 5)], 1_000);

  expect(book.answer({ gatewayId: 'g', demands: [demand('a', 2)] })).toEqual({
    grants: [{ quota: quota('a'), granted: 2, remaining: 3, limit: 5, windowStartMs: 0, windowEndMs: 60_000 }],
    decisions: [],
  });
  expect(book.changes()).toEqual({
    windows: [{ quota: quota('a'), window, granted: 2, carried: 0, exhausted: false, opensMs: undefined }],
    accounts: [{ quota: quota('a'), window, gatewayId: 'g', before: emptyAccount, after: leased(2) }],
  });
});

test('without a limit there is nothing to grant', () => {
  const book = createLedgerBook([], 1_000);

  expect(book.answer({ gatewayId: 'g', demands: [demand('a', 2)] }).grants).toEqual([{ quota: quota('a'), granted: null, remaining: 0, limit: 0, windowStartMs: 1_000, windowEndMs: 1_000 }]);
  expect(book.changes()).toEqual({ windows: [], accounts: [] });
});

test('what is named twice, in one message or in two, is spent once for each', () => {
  const book = createLedgerBook([entry('a', 5)], 0);
  const asked = () => book.answer({ gatewayId: 'g', demands: [demand('a', 2), demand('a', 1)] }).grants.map(({ granted }) => granted);

  expect([asked(), asked()]).toEqual([
    [2, 1],
    [2, 0],
  ]);
});

test('a condition group is counted apart from its policy', () => {
  const group = { ...quota('a'), group: 'vip' };
  const book = createLedgerBook([entry('a', 5), { ...entry('a', 9), quota: group }], 0);

  expect(book.answer({ gatewayId: 'g', demands: [demand('a', 9), { quota: group, wanted: 9, atMost: 9 }] }).grants.map(({ granted }) => granted)).toEqual([5, 9]);
});

test('the last unit is told, once', () => {
  const last = createLedgerBook([entry('a', 5)], 1_000).answer({ gatewayId: 'g', demands: [demand('a', 9)] });
  const beyond = createLedgerBook([entry('a', 5, 5, { exhausted: true })], 1_000).answer({ gatewayId: 'g', demands: [demand('a', 9)] });

  expect(last.decisions).toEqual([{ quota: quota('a'), state: 'exhausted', limit: 5, windowStartMs: 0, windowEndMs: 60_000, decidedMs: 1_000 }]);
  expect(beyond).toMatchObject({ grants: [{ granted: 0, remaining: 0 }], decisions: [] });
});

test('a limit that was lowered below what was granted grants nothing more, and says so', () => {
  expect(createLedgerBook([entry('a', 3, 5)], 0).answer({ gatewayId: 'g', demands: [demand('a', 1)] })).toMatchObject({ grants: [{ granted: 0, remaining: 0, limit: 3 }], decisions: [{ state: 'exhausted' }] });
});

test('a limit that was raised opens a window that was used up', () => {
  expect(createLedgerBook([entry('a', 9, 5, { exhausted: true })], 0).answer({ gatewayId: 'g', demands: [demand('a', 1)] })).toMatchObject({ grants: [{ granted: 1, remaining: 3 }], decisions: [{ state: 'open' }] });
});

test('reports are settled first: what is returned is there for the demands of the same message, and opens the window', () => {
  const book = createLedgerBook([entry('a', 5, 5, { exhausted: true, account: leased(5) })], 0);

  expect(book.answer({ gatewayId: 'g', demands: [demand('a', 2)], reports: [report('a', { spent: 1, returned: 4 })] })).toMatchObject({ grants: [{ granted: 2, remaining: 2 }], decisions: [{ state: 'open' }] });
  expect(book.changes()).toMatchObject({ windows: [{ granted: 3 }], accounts: [{ after: { granted: 7, spent: 1, returned: 4, outstanding: 2 } }] });
});

test('units that passed without a lease are debited as far as there are any, and counted beyond', () => {
  const book = createLedgerBook([entry('a', 5, 3)], 0);

  expect(book.answer({ gatewayId: 'g', demands: [], reports: [report('a', { advanced: 6 })] }).decisions).toMatchObject([{ state: 'exhausted' }]);
  expect(book.changes()).toMatchObject({ windows: [{ granted: 5 }], accounts: [{ after: { granted: 2, spent: 2, overdrawn: 4 } }] });
});

test('what is said beyond the leases: spent counts as advanced, returned as nothing', () => {
  const book = createLedgerBook([entry('a', 5, 2, { account: leased(2) })], 0);
  book.answer({ gatewayId: 'g', demands: [], reports: [report('a', { spent: 3, returned: 9 })] });

  expect(book.changes()).toMatchObject({ windows: [{ granted: 3 }], accounts: [{ after: { granted: 3, spent: 3, returned: 0, outstanding: 0 } }] });
});

test('what was given up too early is recovered when it was spent after all; what of it is returned, is not given out again', () => {
  const book = createLedgerBook([entry('a', 5, 4, { account: { ...leased(4), outstanding: 0, forfeited: 4 } })], 0);
  book.answer({ gatewayId: 'g', demands: [], reports: [report('a', { spent: 3, returned: 1 })] });

  expect(book.changes()).toMatchObject({ windows: [], accounts: [{ after: { granted: 4, spent: 3, returned: 0, forfeited: 1 } }] });
});

test('a report on the window before goes to that window, and tells nobody anything', () => {
  const earlier = { startMs: -60_000, endMs: 0 };
  const book = createLedgerBook([{ ...entry('a', 5), windows: [inWindow(0), inWindow(5, { of: earlier, account: leased(5), exhausted: true })] }], 0);

  expect(book.answer({ gatewayId: 'g', demands: [], reports: [report('a', { spent: 4, returned: 1, of: earlier })] }).decisions).toEqual([]);
  expect(book.changes().windows).toMatchObject([{ window: earlier, granted: 4 }]);
});

test('a report on a window that the ledger does not know is one on the present', () => {
  const book = createLedgerBook([entry('a', 5)], 0);
  book.answer({ gatewayId: 'g', demands: [], reports: [report('a', { advanced: 2, of: { startMs: 7, endMs: 60_007 } })] });

  expect(book.changes().windows).toMatchObject([{ window, granted: 2 }]);
});

test('without a limit any more, what was leased is settled all the same', () => {
  const book = createLedgerBook([{ ...entry('a', null, 5, { account: leased(5) }), present: undefined }], 0);

  expect(book.answer({ gatewayId: 'g', demands: [demand('a', 1)], reports: [report('a', { spent: 4, advanced: 2 })] })).toMatchObject({ grants: [{ granted: null }], decisions: [] });
  expect(book.changes().accounts).toMatchObject([{ after: { granted: 7, spent: 6, outstanding: 1 } }]);
});

describe('a window that slides', () => {
  const slot = (number: number) => ({ startMs: number * 1_000, endMs: (number + 1) * 1_000 });
  const sliding = (present: number, limit: number, slots: Readonly<Record<number, number>>, exhausted: readonly number[] = []): LedgerQuota => ({
    quota: quota('a'),
    limit,
    present: slot(present),
    span: 4,
    windows: Object.entries({ [present]: 0, ...slots }).map(([number, granted]) => inWindow(granted, { of: slot(Number(number)), exhausted: exhausted.includes(Number(number)) })),
  });

  test('grants what the slots before leave', () => {
    const book = createLedgerBook([sliding(10, 9, { 6: 9, 7: 3, 9: 2 })], 10_500);

    expect(book.answer({ gatewayId: 'g', demands: [demand('a', 9)] })).toMatchObject({
      grants: [{ granted: 4, remaining: 0, windowStartMs: 10_000, windowEndMs: 11_000, opensMs: 11_000 }],
      decisions: [{ state: 'exhausted', opensMs: 11_000 }],
    });
    expect(book.changes().windows).toMatchObject([{ window: slot(10), granted: 4, carried: 5, exhausted: true, opensMs: 11_000 }]);
  });

  test('says when units come free: when the first slot that holds any has left', () => {
    expect(createLedgerBook([sliding(10, 9, { 9: 9 })], 10_500).answer({ gatewayId: 'g', demands: [demand('a', 1)] }).grants[0]).toMatchObject({ granted: 0, opensMs: 13_000 });
  });

  test('counts what another instance, whose clock is ahead, has granted in a slot to come', () => {
    expect(createLedgerBook([sliding(10, 9, { 11: 8 })], 10_500).answer({ gatewayId: 'g', demands: [demand('a', 9)] }).grants[0]).toMatchObject({ granted: 1 });
  });

  test('debits a slot that is over only as far as every span that it is in has room', () => {
    const book = createLedgerBook([sliding(10, 9, { 5: 2, 8: 4, 10: 4 })], 10_500);
    book.answer({ gatewayId: 'g', demands: [], reports: [report('a', { advanced: 9, of: slot(8) })] });

    expect(book.changes()).toMatchObject({ windows: [{ window: slot(8), granted: 5, carried: 4 }, { window: slot(10), exhausted: true }], accounts: [{ after: { granted: 1, overdrawn: 8 } }] });
  });

  test('is open again, to all that were told, when a slot before is given units back', () => {
    const quotaOf = sliding(10, 9, { 8: 9 }, [8]);
    const book = createLedgerBook([{ ...quotaOf, windows: quotaOf.windows.map((one) => (one.granted === 9 ? { ...one, accounts: new Map([['g', leased(9)]]) } : one)) }], 10_500);

    expect(book.answer({ gatewayId: 'g', demands: [], reports: [report('a', { returned: 2, of: slot(8) })] }).decisions).toMatchObject([{ state: 'open' }]);
    expect(book.changes().windows).toMatchObject([{ window: slot(8), granted: 7, exhausted: false }]);
  });
});
