import { createHash } from 'node:crypto';
import { apiKeyChanged, applicationChanged, applicationKeyChanged, subscriptionChanged } from '@quintet/contracts';
import { applicationToken, call, createApplication, type World } from '../main-job/world';
import { expectStatus } from '../rest';
import { row } from './row';

const application = (name: string) => ({ json: { name, throttlingPolicy: 'Unlimited', description: '', tokenType: 'JWT' } });
const removeApplication = async (world: World, id: string): Promise<void> => void expectStatus(await world.devportal.delete(`/applications/${id}`), 200);
const denyOwn = (world: World, name: string) => world.throttling.post('/deny-policies', { json: { conditionType: 'APPLICATION', conditionValue: `${world.deployment.admin.username}:${name}`, conditionStatus: false } });

const blockSubscription = async (world: World, id: string, action: 'block' | 'unblock'): Promise<void> =>
  void expectStatus(await world.publisher.post(`/subscriptions/${action}-subscription?subscriptionId=${id}${action === 'block' ? '&blockState=BLOCKED' : ''}`), 200);

export const devportalRows = () => [
  row({
    kind: 'application',
    definition: applicationChanged,
    make: async (world) => expectStatus(await world.devportal.post('/applications', application('Told')), 201).body.applicationId as string,
    keyOf: (id) => id,
    // The traffic manager takes a deny policy for an application that it has heard of, and for no other.
    seen: async (world) => {
      const { conditionId } = expectStatus(await denyOwn(world, 'Told'), 201).body;
      expectStatus(await world.throttling.delete(`/deny-policy/${conditionId}`), 200);
    },
    change: async (world, id) => void expectStatus(await world.devportal.put(`/applications/${id}`, { json: { ...application('Told').json, description: 'Changed' } }), 200),
    remove: removeApplication,
    gone: async (world) => void expectStatus(await denyOwn(world, 'Told'), 400),
  }),
  row({
    kind: 'application key',
    definition: applicationKeyChanged,
    make: async (world) => {
      const made = await createApplication(world, 'Keyed', 'Unlimited');
      return { ...made, token: await applicationToken(world, made) };
    },
    keyOf: ({ consumerKey }) => `${consumerKey}@Resident Key Manager`,
    seen: async (world, { token }) => void expectStatus(await call(world, 'GET', '/orders', { token }), 200),
    remove: (world, { applicationId }) => removeApplication(world, applicationId),
    gone: async (world, { token }) => expect((await call(world, 'GET', '/orders', { token })).status).toBeGreaterThanOrEqual(401),
  }),
  row({
    kind: 'subscription',
    definition: subscriptionChanged,
    make: async (world) => {
      const made = await createApplication(world, 'Subscribed', 'Unlimited');
      return { id: String(made.subscriptionId), token: await applicationToken(world, made) };
    },
    keyOf: ({ id }) => id,
    seen: async (world, { id, token }) => {
      expectStatus(await call(world, 'GET', '/orders', { token }), 200);
      const { list } = expectStatus(await world.publisher.get(`/subscriptions?apiId=${world.apiId}`), 200).body;
      expect(list.map(({ subscriptionId }: { subscriptionId: string }) => subscriptionId)).toContain(id);
    },
    change: async (world, { id }) => {
      await blockSubscription(world, id, 'block');
      await blockSubscription(world, id, 'unblock');
    },
    remove: async (world, { id }) => void expectStatus(await world.devportal.delete(`/subscriptions/${id}`), 200),
    gone: async (world, { token }) => void expectStatus(await call(world, 'GET', '/orders', { token }), 403),
  }),
  row({
    kind: 'API key',
    definition: apiKeyChanged,
    make: async (world) => expectStatus(await world.devportal.post(`/applications/${world.applicationId}/api-keys/PRODUCTION/generate`, { json: { keyName: 'Till' } }), 200).body as { apikey: string; keyUUID: string },
    keyOf: ({ apikey }) => createHash('sha256').update(apikey).digest('hex'),
    seen: async (world, { apikey }) => void expectStatus(await call(world, 'GET', '/orders', { headers: { apikey } }), 200),
    remove: async (world, { keyUUID }) => void expectStatus(await world.devportal.post(`/applications/${world.applicationId}/api-keys/PRODUCTION/revoke`, { json: { keyUUID } }), 200),
    gone: async (world, { apikey }) => void expectStatus(await call(world, 'GET', '/orders', { headers: { apikey } }), 401),
  }),
];
