import type { Api } from '../../../api/client';
import { bodyOf, fieldOf, formOf, runtimeSchema, type RuntimeForm } from './runtime-form';

const api = {
  transport: ['http', 'https'],
  securityScheme: ['oauth2', 'oauth_basic_auth_api_key_mandatory'],
  authorizationHeader: 'Authorization',
  apiKeyHeader: 'ApiKey',
  audiences: [],
  keyManagers: ['all'],
  corsConfiguration: { corsConfigurationEnabled: true, accessControlAllowOrigins: ['*'], accessControlAllowCredentials: false, accessControlAllowHeaders: ['apikey'], accessControlAllowMethods: ['GET'], extra: 1 },
  maxTps: { production: 5, sandbox: null },
} as unknown as Api;
const faultsOf = (change: Partial<RuntimeForm>): string[] => (runtimeSchema.safeParse({ ...formOf(api), ...change }).error?.issues ?? []).map(({ path }) => path.join('.'));
const cors = formOf(api).cors;

test('what was read goes back as it was, with what the page does not show', () => {
  expect(bodyOf(formOf(api), api)).toEqual(JSON.parse(JSON.stringify(api)));
});

test.each<[Partial<RuntimeForm>, string[]]>([
  [{}, []],
  [{ transport: [] }, ['transport']],
  [{ securityScheme: [] }, ['securityScheme']],
  [{ authorizationHeader: 'a b' }, ['authorizationHeader']],
  [{ securityScheme: ['oauth2', 'api_key'], apiKeyHeader: 'AUTHORIZATION' }, ['apiKeyHeader']],
  [{ securityScheme: ['api_key'], apiKeyHeader: 'Authorization', authorizationHeader: '' }, []],
  [{ keyManagersFor: 'some' }, ['keyManagers']],
  [{ cors: { ...cors, anyOrigin: false } }, ['cors.origins']],
  [{ cors: { ...cors, anyOrigin: false, origins: ['https://a.example/path'] } }, ['cors.origins']],
  [{ cors: { ...cors, anyOrigin: false, origins: ['https://a.example', 'http://localhost:3000'] } }, []],
  [{ productionTps: 0.5 }, ['productionTps']],
])('%j has the faults %j', (change, faults) => expect(faultsOf(change)).toEqual(faults));

test('any site and credentials do not go together', () => {
  expect(bodyOf({ ...formOf(api), cors: { ...cors, credentials: true } }, api)).toMatchObject({ corsConfiguration: { accessControlAllowCredentials: false } });
});

test('a limit that was taken away is none', () => expect(bodyOf({ ...formOf(api), productionTps: '' }, api).maxTps).toBeNull());

test('faults of the server stand at fields of the form', () => {
  expect(['maxTps.production', 'corsConfiguration.accessControlAllowOrigins.3', 'audiences.0', 'apiKeyHeader'].map(fieldOf)).toEqual(['productionTps', 'cors.origins', 'audiences', 'apiKeyHeader']);
});
