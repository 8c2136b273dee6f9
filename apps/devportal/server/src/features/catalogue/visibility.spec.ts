import { testApi } from '../../../test/samples';
import type { Viewer } from '../../viewer';
import { maySeeDocument, sightOf } from './visibility';

const anonymous: Viewer = { username: undefined, organization: 'carbon.super', roles: [], scopes: [] };
const user = (...roles: string[]): Viewer => ({ ...anonymous, username: 'bob', roles });

test('a public API is seen by everybody of its organization, and by nobody of another', () => {
  expect(sightOf(testApi(), anonymous)).toBe('visible');
  expect(sightOf(testApi({ organization: 'other' }), user())).toBe('hidden');
});

test('a private API needs a log-in, a restricted one a role', () => {
  const restricted = testApi({ visibility: 'RESTRICTED', visibleRoles: ['sales'] });

  expect(sightOf(testApi({ visibility: 'PRIVATE' }), anonymous)).toBe('hidden');
  expect(sightOf(testApi({ visibility: 'PRIVATE' }), user())).toBe('visible');
  expect(sightOf(restricted, anonymous)).toBe('hidden');
  expect(sightOf(restricted, user('support'))).toBe('hidden');
  expect(sightOf(restricted, user('sales'))).toBe('visible');
  expect(sightOf(restricted, user('Internal/publisher'))).toBe('visible');
});

test.each([
  ['CREATED', 'withdrawn'],
  ['RETIRED', 'withdrawn'],
  ['PUBLISHED', 'visible'],
  ['PROTOTYPED', 'visible'],
  ['DEPRECATED', 'visible'],
  ['BLOCKED', 'visible'],
] as const)('in the state %s an API is %s', (lifecycleState, sight) => {
  expect(sightOf(testApi({ lifecycleState }), user())).toBe(sight);
});

test('that an API was withdrawn is no news for whoever could not see it', () => {
  expect(sightOf(testApi({ visibility: 'PRIVATE', lifecycleState: 'CREATED' }), anonymous)).toBe('hidden');
});

test('documents may be kept for users, or for the owner', () => {
  const api = testApi({ provider: 'ann' });

  expect(maySeeDocument('API_LEVEL', api, anonymous)).toBe(true);
  expect(maySeeDocument('PRIVATE', api, anonymous)).toBe(false);
  expect(maySeeDocument('PRIVATE', api, user())).toBe(true);
  expect(maySeeDocument('OWNER_ONLY', api, user())).toBe(false);
  expect(maySeeDocument('OWNER_ONLY', api, { ...user(), username: 'ann' })).toBe(true);
});
