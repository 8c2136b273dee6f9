import { parseUserName, showUserName } from './user-name';

const isOrganization = (name: string): boolean => name === 'acme.com';

test('the tenant stands behind the last @', () => {
  expect(parseUserName('bob@acme.com', isOrganization)).toEqual({ name: 'bob', organization: 'acme.com' });
  expect(parseUserName('bob@mail.org@acme.com', isOrganization)).toEqual({ name: 'bob@mail.org', organization: 'acme.com' });
  expect(parseUserName('bob@carbon.super', isOrganization)).toEqual({ name: 'bob', organization: 'carbon.super' });
});

test('an address that is no tenant is a name in the super tenant', () => {
  expect(parseUserName('bob@mail.org', isOrganization)).toEqual({ name: 'bob@mail.org', organization: 'carbon.super' });
  expect(parseUserName('@acme.com', isOrganization)).toEqual({ name: '@acme.com', organization: 'carbon.super' });
});

test('super-tenant users are shown without their tenant', () => {
  expect(showUserName({ name: 'bob', organization: 'carbon.super' })).toBe('bob');
  expect(showUserName({ name: 'bob', organization: 'acme.com' })).toBe('bob@acme.com');
});
