import { decideScopes, type ScopeRequest } from './decide-scopes';

const apiScopes: Record<string, string[][]> = { 'menu:read': [[]], 'menu:write': [['cook']], shared: [['cook'], ['waiter']] };
const ask = (requested: string[], change: Partial<ScopeRequest> = {}) =>
  decideScopes({
    requested,
    subject: 'user',
    roles: ['Internal/creator', 'Internal/everyone'],
    client: { kind: 'registered', internalScopes: [] },
    apiScope: (scope) => apiScopes[scope],
    ...change,
  });

test('scopes that the roles are not bound to are dropped, the others stay in their order', () => {
  expect(ask(['apim:api_create', 'apim:api_publish', 'apim:api_view', 'apim:api_view'])).toEqual(['apim:api_create', 'apim:api_view']);
});

test('nothing asked, or nothing allowed, gives the default scope', () => {
  expect(ask([])).toEqual(['default']);
  expect(ask(['apim:admin', 'default', 'made:up', 'apim:made_up'])).toEqual(['default']);
});

test('an administrator is given every management scope', () => {
  expect(ask(['apim:admin', 'apim:bl_manage', 'apim:subscribe'], { roles: ['admin'] })).toEqual(['apim:admin', 'apim:bl_manage', 'apim:subscribe']);
});

test('a scope of an API is given to its roles, or to all when none is bound', () => {
  expect(ask(['menu:read', 'menu:write'])).toEqual(['menu:read']);
  expect(ask(['menu:write', 'shared'], { roles: ['waiter'] })).toEqual(['shared']);
});

test('scopes between services go to the client of the service only, and never to a user of it', () => {
  const service = { kind: 'service' as const, internalScopes: ['quintet:client_manage'] };

  expect(ask(['quintet:client_manage'], { roles: ['admin'] })).toEqual(['default']);
  expect(ask(['quintet:client_manage', 'quintet:subscription_manage', 'apim:admin', 'menu:read'], { client: service, subject: 'client', roles: ['admin'] })).toEqual(['quintet:client_manage']);
  expect(ask(['quintet:client_manage', 'apim:admin'], { client: service, roles: ['admin'] })).toEqual(['apim:admin']);
});

test('the keys of an application open no management API by themselves, a client that a user registered for himself does', () => {
  const roles = ['admin'];

  expect(ask(['apim:admin', 'menu:read'], { subject: 'client', roles, client: { kind: 'application', internalScopes: [] } })).toEqual(['menu:read']);
  expect(ask(['apim:admin'], { subject: 'client', roles })).toEqual(['apim:admin']);
});

test('openid is for people', () => {
  expect(ask(['openid', 'device_42'])).toEqual(['openid', 'device_42']);
  expect(ask(['openid'], { subject: 'client' })).toEqual(['default']);
});
