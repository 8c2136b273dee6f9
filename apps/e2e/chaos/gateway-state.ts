import { eventually } from '@quintet/testkit';
import { applicationToken, createApplication, type World } from '../src/main-job/world';
import { expectStatus, request, type Answer } from '../src/rest';

/** An API with an application that is subscribed to it. */
export interface Subscribed {
  readonly api: { readonly id: string; readonly context: string; readonly body: Record<string, unknown> };
  readonly subscriptionId: string;
  readonly token: string;
  readonly client: { readonly consumerKey: string; readonly consumerSecret: string };
}

const knownMs = 60_000;
const endpointConfig = (world: World, marker: string) => {
  const endpoint = { url: `${world.backendUrl}/${marker}` };
  return { endpoint_type: 'http', production_endpoints: endpoint, sandbox_endpoints: endpoint };
};

const accept = (answer: Answer): Answer => expectStatus(answer, 200, 201, 204);

/** Deploys the API anew, so that its backend is told the marker. */
export const deploy = async (world: World, { id, body }: Subscribed['api'], marker: string): Promise<void> => {
  accept(await world.publisher.put(`/apis/${id}`, { json: { ...body, endpointConfig: endpointConfig(world, marker) } }));
  const { list: older } = accept(await world.publisher.get(`/apis/${id}/revisions`)).body as { list: { id: string }[] };
  const revision = accept(await world.publisher.post(`/apis/${id}/revisions`, { json: { description: marker } })).body;
  accept(await world.publisher.post(`/apis/${id}/deploy-revision?revisionId=${revision.id}`, { json: [{ name: 'Default', vhost: 'localhost' }] }));
  for (const one of older) accept(await world.publisher.delete(`/apis/${id}/revisions/${one.id}`));
};

/** A published API that answers the marker, and a token with which it may be called. */
export const subscribe = async (world: World, name: string, marker: string, plan = 'Unlimited'): Promise<Subscribed> => {
  const json = { name, version: '1.0.0', context: `/${name}`, policies: [plan], operations: [{ verb: 'GET', target: '/orders' }], endpointConfig: endpointConfig(world, marker) };
  const { body } = accept(await world.publisher.post('/apis', { json }));
  const api = { id: body.id, context: `/${name}`, body };
  await deploy(world, api, marker);
  accept(await world.publisher.post(`/apis/change-lifecycle?apiId=${api.id}&action=Publish`));
  await eventually(async () => accept(await world.devportal.get(`/apis/${api.id}`)), { timeoutMs: knownMs });
  const application = await createApplication({ ...world, apiId: api.id }, `${name} callers`, plan);
  const subscriptionId = application.subscriptionId ?? '';
  await eventually(async () => {
    const { list } = accept(await world.publisher.get(`/subscriptions?apiId=${api.id}`)).body;
    expect(list.map((one: { subscriptionId: string }) => one.subscriptionId)).toContain(subscriptionId);
  }, { timeoutMs: knownMs });
  return { api, subscriptionId, token: await applicationToken(world, application), client: application };
};

export const block = async ({ publisher }: World, { subscriptionId }: Subscribed, blocked: boolean): Promise<void> => {
  accept(await publisher.post(blocked ? `/subscriptions/block-subscription?subscriptionId=${subscriptionId}&blockState=BLOCKED` : `/subscriptions/unblock-subscription?subscriptionId=${subscriptionId}`));
};

/** A token that was revoked as soon as it was made. */
export const revokedToken = async (world: World, { client }: Subscribed): Promise<string> => {
  const token = await applicationToken(world, client);
  accept(await request('POST', `${world.deployment.keyManager}/oauth2/revoke`, { basic: { username: client.consumerKey, password: client.consumerSecret }, form: { token } }));
  return token;
};

/** What a gateway makes of a call: the marker that its backend was told, or the refusal. */
export const seenAt = async (world: World, gateway: number, { api }: Subscribed, token: string): Promise<string> => {
  const answer = await request('GET', `${world.deployment.gateways[gateway]!.traffic}${api.context}/1.0.0/orders`, { token });
  return answer.status === 200 ? (answer.body.url.split('/')[2] as string) : `${answer.status} ${answer.body?.code ?? answer.text.slice(0, 100)}`;
};
