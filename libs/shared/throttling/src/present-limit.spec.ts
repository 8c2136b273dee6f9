import { presentBurst, presentLimit } from './present-limit';

const window = { unitTime: 2, timeUnit: 'hour' } as const;

test.each([
  [{ kind: 'request-count', requests: 5, ...window }, { requestCount: 5, quotaPolicyType: 'REQUESTCOUNT', ...window }],
  [{ kind: 'bandwidth', dataAmount: 6, dataUnit: 'MB', ...window }, { requestCount: 6, dataUnit: 'MB', quotaPolicyType: 'BANDWIDTHVOLUME', ...window }],
  [{ kind: 'event-count', events: 7, ...window }, { requestCount: 7, quotaPolicyType: 'EVENTCOUNT', ...window }],
  [{ kind: 'ai-tokens', requests: 8, totalTokens: null, promptTokens: 9, completionTokens: null, ...window }, { requestCount: 8, quotaPolicyType: 'AIAPIQUOTA', ...window }],
  [{ kind: 'ai-tokens', requests: 8, totalTokens: 10, promptTokens: null, completionTokens: null, ...window }, { requestCount: 10, quotaPolicyType: 'AIAPIQUOTA', ...window }],
  [null, { requestCount: 2_147_483_647, unitTime: 0, timeUnit: 'ms', quotaPolicyType: 'REQUESTCOUNT' }],
] as const)('%j', (limit, shown) => expect(presentLimit(limit)).toEqual(shown));

test('burst control is shown with its unit, or as none', () => {
  expect(presentBurst({ kind: 'request-count', requests: 3, unitTime: 1, timeUnit: 'sec' })).toEqual({ rateLimitCount: 3, rateLimitTimeUnit: 'sec' });
  expect([presentBurst(null), presentBurst(undefined)]).toEqual([{ rateLimitCount: 0 }, { rateLimitCount: 0 }]);
});
