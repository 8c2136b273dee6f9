import type * as managementApi from '@quintet/management-api';
import { readApiContract, routesOf, type MountedRouter } from '@quintet/testkit';
import { admin, startKeyManager, type RunningKeyManager } from './start-key-manager';
import { basic, type ClientKeys } from './oauth-client';

let mounted: readonly MountedRouter[] = [];
jest.mock('@quintet/management-api', () => {
  const actual = jest.requireActual<typeof managementApi>('@quintet/management-api');
  const createManagementApp: typeof actual.createManagementApp = (parts) => {
    mounted = parts.routers;
    return actual.createManagementApp(parts);
  };
  return { ...actual, createManagementApp };
});

const contract = readApiContract('key-manager');
let at: RunningKeyManager;
beforeAll(async () => {
  at = await startKeyManager({ config: { signUp: { mode: 'approval', limits: { perAddress: 1_000, inAll: 1_000 } } } });
});
afterAll(() => at.end());

const asAdmin = basic(admin.username, admin.password);
const encoded = ({ clientId, clientSecret }: ClientKeys): string => basic(clientId, clientSecret);
interface Sent {
  readonly json?: unknown;
  readonly form?: Readonly<Record<string, string>>;
  readonly authorization?: string;
  readonly headers?: Readonly<Record<string, string>>;
}
/** A call that is to succeed; that its answer is as described is checked with every call. */
const ask = async (method: string, path: string, { json, form, authorization = asAdmin, headers = {} }: Sent = {}) => {
  const response = await contract.fetch(at.url + path, {
    method,
    redirect: 'manual',
    headers: { ...headers, authorization, ...(json === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(json === undefined ? {} : { body: JSON.stringify(json) }),
    ...(form === undefined ? {} : { body: new URLSearchParams(form) }),
  });
  const text = await response.text();
  if (response.status >= 400) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look at whatever was answered
  return (/json/.test(response.headers.get('content-type') ?? '') && text !== '' ? JSON.parse(text) : undefined) as any;
};

const tokens = async (): Promise<string> => {
  const client: ClientKeys = await ask('POST', '/client-registration/v0.17/register', {
    json: { clientName: 'c', callbackUrl: 'https://app.example/callback', grantType: 'password refresh_token client_credentials authorization_code' },
  });
  const scope = 'openid profile apim:admin apim:api_workflow_view apim:api_workflow_approve';
  const given = await ask('POST', '/oauth2/token', { authorization: encoded(client), form: { grant_type: 'password', ...admin, scope } });
  const authorization = `Bearer ${given.access_token}`;
  await ask('OPTIONS', '/oauth2/token', { headers: { origin: 'https://app.example', 'access-control-request-method': 'POST' } });
  for (const token of [given.access_token, given.refresh_token, 'unknown']) await ask('POST', '/oauth2/introspect', { authorization: encoded(client), form: { token } });
  await ask('GET', '/oauth2/userinfo', { authorization });
  await ask('POST', '/oauth2/userinfo', { authorization });
  await ask('POST', '/oauth2/revoke', { authorization: encoded(client), form: { token: given.refresh_token } });
  for (const path of ['/oauth2/jwks', '/.well-known/openid-configuration', '/oauth2/token/.well-known/openid-configuration', '/oidc/logout']) await ask('GET', path);
  const asked = new URLSearchParams({ client_id: client.clientId, response_type: 'code', redirect_uri: 'https://app.example/callback', scope: 'openid', code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM', code_challenge_method: 'S256' });
  await ask('GET', `/oauth2/authorize?${asked}`);
  return (await ask('POST', '/oauth2/token', { authorization: encoded(client), form: { grant_type: 'password', ...admin, scope } })).access_token;
};

const users = async (): Promise<void> => {
  for (const path of ['/ServiceProviderConfig', '/Schemas', '/ResourceTypes', '/Users', '/v2/Roles', '/Me']) await ask('GET', `/scim2${path}`);
  await ask('GET', `/scim2/Schemas/${encodeURIComponent('urn:ietf:params:scim:schemas:core:2.0:User')}`);
  await ask('GET', '/scim2/ResourceTypes/User');
  const search = { schemas: ['urn:ietf:params:scim:api:messages:2.0:SearchRequest'] };
  const patch = { schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'] };
  const user = { userName: 'sue', password: 'Some pass 1', name: { givenName: 'S', familyName: 'U' }, emails: ['sue@example.com'] };
  const { id } = await ask('POST', '/scim2/Users', { json: user });
  await ask('GET', `/scim2/Users/${id}`);
  await ask('PUT', `/scim2/Users/${id}`, { json: user });
  await ask('PATCH', `/scim2/Users/${id}`, { json: { ...patch, Operations: [{ op: 'replace', path: 'active', value: false }] } });
  await ask('PATCH', '/scim2/Me', { json: { ...patch, Operations: [{ op: 'replace', path: 'name.givenName', value: 'A' }] } });
  await ask('POST', '/scim2/Users/.search', { json: search });
  const role = { displayName: 'Partners', users: [{ value: id }] };
  const { id: roleId } = await ask('POST', '/scim2/v2/Roles', { json: role });
  await ask('GET', `/scim2/v2/Roles/${roleId}`);
  await ask('PUT', `/scim2/v2/Roles/${roleId}`, { json: role });
  await ask('PATCH', `/scim2/v2/Roles/${roleId}`, { json: { ...patch, Operations: [{ op: 'remove', path: 'users' }] } });
  await ask('POST', '/scim2/v2/Roles/.search', { json: search });
  await ask('DELETE', `/scim2/v2/Roles/${roleId}`);
  await ask('DELETE', `/scim2/Users/${id}`);
};

const signUps = async (authorization: string): Promise<void> => {
  await ask('GET', '/api/identity/user/v1.0/sign-up');
  await ask('POST', '/api/identity/user/v1.0/sign-up/username', { json: { username: 'newcomer' } });
  await ask('POST', '/api/identity/user/v1.0/me', { json: { username: 'newcomer', password: 'A pass 1 of length', email: 'new@example.com' } });
  const { list } = await ask('GET', '/api/am/admin/v4/workflows', { authorization });
  await ask('GET', `/api/am/admin/v4/workflows/${list[0].referenceId}`, { authorization });
  await ask('POST', `/api/am/admin/v4/workflows/update-workflow-status?workflowReferenceId=${list[0].referenceId}`, { authorization, json: { status: 'APPROVED', description: 'd' } });
  await ask('POST', '/api/am/admin/v4/event-hub/resync/key-manager', { authorization });
};

const tenants = async (): Promise<void> => {
  const all = '/api/server/v1/tenants';
  const { id } = await ask('POST', all, { json: { domain: 'acme.com', owners: [{ username: 'boss', password: 'Some pass 1' }] } });
  for (const path of [all, `${all}/${id}`, `${all}/domain/acme.com`]) await ask('GET', path);
  await ask('PUT', `${all}/${id}/lifecycle-status`, { json: { activated: false } });
  await ask('DELETE', `${all}/${id}/metadata`);
};

/** Between services; other names of the same; and pages, of which a browser is led from one to the next. */
const undocumented = /^\/(keymanager-operations|t\/\{tenant\}\/scim2|scim2\/Roles|oauth2\/authorize\/|oauth2\/login\/|oauth2\/pages\/|oidc\/logout\/)/;

test('every route stands in a document, and every operation of the documents has a route', () => {
  const words = (list: readonly { method: string; path: string }[]): string[] => list.map(({ method, path }) => `${method} ${path}`).sort();
  expect(words(contract.operations)).toEqual(words(routesOf(mounted).filter(({ path }) => !undocumented.test(path))));
});

test('every operation answers as it is described', async () => {
  const authorization = `Bearer ${await tokens()}`;
  await users();
  await signUps(authorization);
  await tenants();

  expect(contract.unseen()).toEqual([]);
}, 60_000);
