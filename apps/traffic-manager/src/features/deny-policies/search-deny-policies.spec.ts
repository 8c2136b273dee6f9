import type { DenyCondition, StoredDenyPolicy } from './deny-policy';
import { readDenyPolicySearch } from './search-deny-policies';

const policy = (condition: DenyCondition): StoredDenyPolicy => ({ organization: 'carbon.super', id: 'd', condition, enabled: true, version: 1 });
const api = policy({ type: 'API', context: '/pizza/1.0.0' });
const range = policy({ type: 'IPRANGE', startingIp: '192.0.2.1', endingIp: '192.0.2.9', invert: false });

test.each<[string, StoredDenyPolicy, boolean]>([
  ['', api, true],
  ['conditionType:API', api, true],
  ['conditionType: api', api, true],
  ['conditionType:IP', range, false],
  ['conditionValue:pizza', api, true],
  ['conditionValue:"pizza"', api, false],
  ['conditionValue:"/pizza/1.0.0"', api, true],
  ['conditionType:API & conditionValue:/pizza', api, true],
  ['conditionType:USER & conditionValue:/pizza', api, false],
  ['conditionValue:192.0.2.9', range, true],
])('%p finds %j: %p', (query, of, found) => {
  expect(readDenyPolicySearch(query)?.(of)).toBe(found);
});

test.each(['pizza', 'type:API', 'conditionType:API & pizza', '&'])('%p cannot be read', (query) => {
  expect(readDenyPolicySearch(query)).toBeUndefined();
});
