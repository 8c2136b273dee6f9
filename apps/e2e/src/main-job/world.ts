import { eventually } from '@quintet/testkit';
import type { Deployment } from '../deployment';
import { startEchoBackend, type EchoBackend } from '../echo-backend';
import { expectStatus, request, restClient, type Answer, type RequestParts, type RestClient } from '../rest';

/** What the steps of the main job hand to each other. */
export interface World {
  deployment: Deployment;
  backend: EchoBackend;
  /** Token of the administrator, with every scope that the steps need. */
  adminToken: string;
  publisher: RestClient;
  devportal: RestClient;
  throttling: RestClient;
  /** Where the backend is for a gateway. */
  backendUrl: string;
  apiId: string;
  context: string;
  revisionId: string;
  applicationId: string;
  subscriptionId: string;
  consumerKey: string;
  consumerSecret: string;
  keyMappingId: string;
  /** Token of the subscribed application. */
  token: string;
}

const managementScopes = [
  'apim:api_view',
  'apim:api_create',
  'apim:api_delete',
  'apim:api_publish',
  'apim:api_manage',
  'apim:api_generate_key',
  'apim:document_manage',
  'apim:document_create',
  'apim:comment_view',
  'apim:comment_write',
  'apim:comment_manage',
  'apim:subscription_view',
  'apim:subscription_block',
  'apim:subscription_manage',
  'apim:publisher_settings',
  'apim:tier_view',
  'apim:tier_manage',
  'apim:bl_view',
  'apim:bl_manage',
  'apim:admin',
  'apim:subscribe',
  'apim:app_manage',
  'apim:sub_manage',
  'apim:api_key',
  'apim:store_settings',
  'apim:shared_scope_manage',
];

/** Everything that follows from a running deployment and its administrator. */
export const enterWorld = async (deployment: Deployment): Promise<World> => {
  const backend = await startEchoBackend(deployment.backend.bind);
  const world = { deployment, backend, backendUrl: `http://${deployment.backend.host}:${backend.port}/base`, context: '/orders' } as World;
  const token = () => world.adminToken;
  world.publisher = restClient(`${deployment.publisher}/api/am/publisher/v4`, token);
  world.devportal = restClient(`${deployment.devportal}/api/am/devportal/v3`, token);
  world.throttling = restClient(`${deployment.trafficManager}/api/am/admin/v4/throttling`, token);
  return world;
};

export const registerClient = async ({ deployment }: World, clientName: string): Promise<{ clientId: string; clientSecret: string }> => {
  const answer = await request('POST', `${deployment.keyManager}/client-registration/v0.17/register`, {
    basic: deployment.admin,
    json: { callbackUrl: 'https://client.example/callback', clientName, owner: deployment.admin.username, grantType: 'password refresh_token client_credentials', saasApp: true },
  });
  return expectStatus(answer, 200).body;
};

export const requestToken = ({ deployment }: World, client: { readonly username: string; readonly password: string }, form: Readonly<Record<string, string>>): Promise<Answer> =>
  request('POST', `${deployment.keyManager}/oauth2/token`, { basic: client, form });

export const logInAsAdmin = async (world: World): Promise<void> => {
  const { clientId, clientSecret } = await registerClient(world, 'main-job');
  const { username, password } = world.deployment.admin;
  const answer = await requestToken(world, { username: clientId, password: clientSecret }, { grant_type: 'password', username, password, scope: managementScopes.join(' ') });
  world.adminToken = expectStatus(answer, 200).body.access_token;
};

/** A token of an application, by its own credentials. */
export const applicationToken = async (world: World, keys: { consumerKey: string; consumerSecret: string }, form: Record<string, string> = {}): Promise<string> => {
  const answer = await requestToken(world, { username: keys.consumerKey, password: keys.consumerSecret }, { grant_type: 'client_credentials', ...form });
  return expectStatus(answer, 200).body.access_token;
};

/** An application with production keys, and a subscription when a plan is named. */
export const createApplication = async (world: World, name: string, plan?: string): Promise<{ applicationId: string; subscriptionId: string | undefined; consumerKey: string; consumerSecret: string; keyMappingId: string }> => {
  const { applicationId } = expectStatus(await world.devportal.post('/applications', { json: { name, throttlingPolicy: 'Unlimited', description: 'Made by the main job', tokenType: 'JWT' } }), 201).body;
  const json = { apiId: world.apiId, applicationId, throttlingPolicy: plan };
  const subscriptionId = plan === undefined ? undefined : expectStatus(await world.devportal.post('/subscriptions', { json }), 201).body.subscriptionId;
  const generate = { keyType: 'PRODUCTION', grantTypesToBeSupported: ['client_credentials', 'password', 'refresh_token'], keyManager: 'Resident Key Manager' };
  const { consumerKey, consumerSecret, keyMappingId } = expectStatus(await world.devportal.post(`/applications/${applicationId}/generate-keys`, { json: generate }), 200).body;
  return { applicationId, subscriptionId, consumerKey, consumerSecret, keyMappingId };
};

/** A call to an API through one of the gateways. `path` stands below the context with version. */
export const call = ({ deployment, context }: World, method: string, path: string, parts: RequestParts = {}, gateway = 0): Promise<Answer> => {
  const { traffic } = deployment.gateways[gateway % deployment.gateways.length]!;
  return request(method, `${traffic}${context}/1.0.0${path}`, parts);
};

/** Until the change has reached every gateway. */
export const onEveryGateway = async (world: World, method: string, path: string, parts: RequestParts, expected: { status: number; code?: number }): Promise<void> => {
  for (const gateway of world.deployment.gateways.keys()) {
    await eventually(async () => {
      const answer = await call(world, method, path, parts, gateway);
      const seen = { status: answer.status, ...(expected.code === undefined ? {} : { code: Number(answer.body?.code) }) };
      expect({ gateway, ...seen, text: answer.status === expected.status ? '' : answer.text }).toEqual({ gateway, ...expected, text: '' });
    });
  }
};
