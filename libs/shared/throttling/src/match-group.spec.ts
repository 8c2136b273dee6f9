import type { CallCondition, ConditionGroup } from '@quintet/contracts';
import { matchGroup, type ConditionedCall } from './match-group';

const call: ConditionedCall = {
  ip: '203.0.113.7',
  headers: { 'x-kind': 'mobile', 'x-many': ['a', 'b'] },
  query: '?size=large&size=small&q=a%20b',
  claims: { tier: 'gold', 'http://claims.example/groups': ['staff', 'ops'], level: 3 },
};
const group = (...conditions: CallCondition[]): ConditionGroup => ({ id: 'g', description: '', enabled: true, conditions, limit: null });

test.each<[string, CallCondition, boolean]>([
  ['an address', { type: 'ip', ip: '203.0.113.7', invert: false }, true],
  ['the same address as IPv6', { type: 'ip', ip: '::ffff:203.0.113.7', invert: false }, true],
  ['another address', { type: 'ip', ip: '203.0.113.8', invert: false }, false],
  ['a range', { type: 'ip-range', startingIp: '203.0.113.1', endingIp: '203.0.113.7', invert: false }, true],
  ['a range beside it', { type: 'ip-range', startingIp: '203.0.113.8', endingIp: '203.0.113.9', invert: false }, false],
  ['a range of IPv6', { type: 'ip-range', startingIp: '2001:db8::', endingIp: '2001:db8::ffff', invert: false }, false],
  ['what is no address', { type: 'ip', ip: 'nowhere', invert: false }, false],
  ['a header', { type: 'header', name: 'x-kind', value: 'mobile', invert: false }, true],
  ['a part of a header', { type: 'header', name: 'x-kind', value: 'mob', invert: false }, false],
  ['one of the same headers', { type: 'header', name: 'x-many', value: 'b', invert: false }, true],
  ['a header that is not there', { type: 'header', name: 'x-none', value: 'undefined', invert: false }, false],
  ['a query parameter', { type: 'query-parameter', name: 'size', value: 'small', invert: false }, true],
  ['a query parameter that is encoded', { type: 'query-parameter', name: 'q', value: 'a b', invert: false }, true],
  ['another query parameter', { type: 'query-parameter', name: 'size', value: 'huge', invert: false }, false],
  ['a claim', { type: 'jwt-claim', claim: 'tier', value: 'gold', invert: false }, true],
  ['one of many values of a claim', { type: 'jwt-claim', claim: 'http://claims.example/groups', value: 'ops', invert: false }, true],
  ['a number as a claim', { type: 'jwt-claim', claim: 'level', value: '3', invert: false }, true],
  ['what every object has', { type: 'jwt-claim', claim: 'constructor', value: String(Object), invert: false }, false],
])('%s', (_what, condition, holds) => {
  expect(matchGroup([group(condition)], call) !== undefined).toBe(holds);
  expect(matchGroup([group({ ...condition, invert: true })], call) !== undefined).toBe(!holds);
});

test('an IPv6 caller is in a range of IPv6', () => {
  const range = group({ type: 'ip-range', startingIp: '2001:db8::', endingIp: '2001:db8::ffff', invert: false });
  expect(matchGroup([range], { ...call, ip: '2001:db8::12' })).toBe(range);
});

test('all conditions of a group have to hold; the first enabled group that fits decides', () => {
  const mobile: CallCondition = { type: 'header', name: 'x-kind', value: 'mobile', invert: false };
  const silver: CallCondition = { type: 'jwt-claim', claim: 'tier', value: 'silver', invert: false };
  const off = { ...group(mobile), id: 'off', enabled: false };
  const both = { ...group(mobile, silver), id: 'both' };
  const first = { ...group(mobile), id: 'first' };
  const second = { ...group(mobile), id: 'second' };

  expect(matchGroup([off, both, first, second], call)?.id).toBe('first');
  expect(matchGroup([off, both], call)).toBeUndefined();
  expect(matchGroup([group(silver)], { ...call, claims: undefined })).toBeUndefined();
});
