import { burstOf, limitOf } from './plan-limit';

test.each([
  [{ quotaPolicyType: 'REQUESTCOUNT', requestCount: 5, unitTime: 1, timeUnit: 'min' }, { amount: 5, unit: 'calls', time: 1, timeUnit: 'minute' }],
  [{ quotaPolicyType: 'BANDWIDTHVOLUME', requestCount: 6, dataUnit: 'MB', unitTime: 2, timeUnit: 'days' }, { amount: 6, unit: 'MB', time: 2, timeUnit: 'day' }],
  [{ quotaPolicyType: 'EVENTCOUNT', requestCount: 7, unitTime: 1, timeUnit: 'hour' }, { amount: 7, unit: 'events', time: 1, timeUnit: 'hour' }],
  [{ quotaPolicyType: 'REQUESTCOUNT', requestCount: 2_147_483_647, unitTime: 0, timeUnit: 'ms' }, undefined],
])('%j allows %j', (policy, facts) => expect(limitOf(policy)).toEqual(facts));

test('a limit against bursts, or none', () => {
  expect(burstOf({ rateLimitCount: 3, rateLimitTimeUnit: 'sec' })).toEqual({ amount: 3, unit: 'calls', time: 1, timeUnit: 'second' });
  expect(burstOf({ rateLimitCount: 0 })).toBeUndefined();
});
