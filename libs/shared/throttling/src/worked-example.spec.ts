import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { QuotaKey } from '@quintet/contracts';
import { createLedgerBook } from './ledger-book';
import { balances, forfeit, type QuotaAccount } from './quota-account';

const guide = readFileSync(join(__dirname, '..', '..', '..', '..', 'docs', 'guides', 'how-a-limit-is-kept.md'), 'utf8');
const rowsBelow = (head: string): string[][] => {
  const lines = guide.slice(guide.indexOf(head)).split('\n').slice(2);
  return lines.slice(0, lines.findIndex((line) => !line.startsWith('|'))).map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()));
};

const quota: QuotaKey = { organization: 'carbon.super', level: 'subscription', policy: 'Hundred', key: 'shop' };
const limit = 100;
const window = { startMs: 0, endMs: 60_000 };

test('the worked example of the guide is what the ledger does', () => {
  const book = createLedgerBook([{ quota, limit, present: window, span: 1, windows: [{ window, granted: 0, exhausted: false, accounts: new Map() }] }], 0);
  const steps = rowsBelow('| at | gateway |');
  expect(steps).toHaveLength(10);

  for (const [at = '', gatewayId = '', spent, returned, asks = '', gets, left, told] of steps) {
    const [wanted = 0, atMost = 0] = asks === '' ? [] : asks.split(' / ').map(Number);
    const report = { quota, windowStartMs: window.startMs, windowEndMs: window.endMs, spent: Number(spent), returned: Number(returned), advanced: 0 };
    const { grants, decisions } = book.answer({ gatewayId, demands: wanted > 0 ? [{ quota, wanted, atMost }] : [], reports: [report] });
    const taken = book.changes().windows[0]?.granted ?? 0;
    expect([at, grants.map(({ granted }) => String(granted)).join(), String(limit - taken), decisions.map(({ state }) => state).join()]).toEqual([at, gets, left, told]);
  }

  const accounts = new Map(book.changes().accounts.map(({ gatewayId, after }) => [gatewayId, forfeit(after)]));
  const columns = ['granted', 'spent', 'returned', 'forfeited', 'outstanding'] as const;
  const shown = (of: (column: (typeof columns)[number]) => number): string[] => columns.map((column) => String(of(column)));
  const books = [
    ...[...accounts].map(([gatewayId, account]) => [gatewayId, ...shown((column) => account[column])]),
    ['all', ...shown((column) => [...accounts.values()].reduce((sum, account: QuotaAccount) => sum + account[column], 0))],
  ];
  expect(rowsBelow('| gateway | granted |')).toEqual(books);
  expect([...accounts.values()].filter((account) => !balances(account))).toEqual([]);
});
