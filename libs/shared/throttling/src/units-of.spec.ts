import type { Limit } from '@quintet/contracts';
import { unitsOf } from './units-of';

const window = { unitTime: 1, timeUnit: 'min' as const };
const tokens = { kind: 'ai-tokens' as const, totalTokens: 9_000, promptTokens: null, completionTokens: null, ...window };

test.each<[string, Limit, number | null]>([
  ['calls', { kind: 'request-count', requests: 7, ...window }, 7],
  ['kilobytes', { kind: 'bandwidth', dataAmount: 3, dataUnit: 'KB', ...window }, 3_072],
  ['megabytes', { kind: 'bandwidth', dataAmount: 2, dataUnit: 'MB', ...window }, 2_097_152],
  ['more bytes than a number can count exactly', { kind: 'bandwidth', dataAmount: Number.MAX_SAFE_INTEGER, dataUnit: 'MB', ...window }, Number.MAX_SAFE_INTEGER],
  ['messages', { kind: 'event-count', events: 5, ...window }, 5],
  ['calls of a language model', { ...tokens, requests: 4 }, 4],
  ['tokens alone', { ...tokens, requests: null }, null],
  ['no limit', null, null],
])('%s', (_what, limit, units) => {
  expect(unitsOf(limit)).toBe(units);
});
