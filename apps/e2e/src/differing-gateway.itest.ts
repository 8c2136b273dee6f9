import { Kafka, logLevel } from 'kafkajs';
import { subscriptionChanged, type Subscription } from '@quintet/contracts';
import { outgoing } from '@quintet/messaging';
import { eventually } from '@quintet/testkit';
import { createApplication, enterWorld, logInAsAdmin, type World } from './main-job/world';
import { expectStatus, restClient, type RestClient } from './rest';
import { runResync } from './run-resync';
import { startProfiles, type Profiles } from './start-profiles';

const startMs = 120_000;
const topic = 'apim.subscriptions';
let profiles: Profiles;
let world: World;
let hub: RestClient;
beforeAll(async () => {
  profiles = await startProfiles();
  world = await enterWorld(profiles);
  await logInAsAdmin(world);
  hub = restClient(`${profiles.trafficManager}/api/am/admin/v4/event-hub`, () => world.adminToken);
}, startMs);
afterAll(async () => {
  await world?.backend.stop();
  await profiles?.stop();
}, startMs);

/** As somebody does who may write to the brokers and is no owner of the topic. */
const smuggle = async (subscription: Subscription): Promise<void> => {
  const { brokers, topicPrefix } = profiles.kafka;
  const producer = new Kafka({ brokers: brokers.split(','), clientId: 'somebody', logLevel: logLevel.NOTHING }).producer();
  await producer.connect();
  const { key, value, headers } = outgoing(subscriptionChanged, subscription, { source: '/somebody', entityVersion: 1, timeMs: Date.now() });
  await producer.send({ topic: topicPrefix + topic, messages: [{ key, value, headers: { ...headers } }] });
  await producer.disconnect();
};
const page = async () => expectStatus(await hub.get(''), 200).body;
const expected = async (): Promise<number> => (await page()).topics.find(({ name }: { name: string }) => name === topic).entries;
const differences = async () => {
  const { gateways } = await page();
  expect(gateways).toEqual([expect.objectContaining({ status: 'ACTIVE', state: 'live' })]);
  return gateways[0].differs;
};

test('what stands in a topic and not in the database of its owner raises the alarm; the command that resyncs ends it', async () => {
  await createApplication(world, 'differing');
  await eventually(async () => expect(await expected()).toBe(0), { timeoutMs: 20_000 });
  expect(await differences()).toEqual([]);

  await smuggle({ id: 'smuggled', organization: 'carbon.super', apiId: 'a', applicationId: 'p', policy: 'Unlimited', state: 'UNBLOCKED', subscriber: 'somebody', createdMs: Date.now() });
  await eventually(async () => expect(await differences()).toMatchObject([{ topic, expected: { entries: 0 }, found: { entries: 1 } }]), { timeoutMs: 40_000 });

  const { username, password } = profiles.admin;
  const resynced = await runResync(['devportal'], { QUINTET_URL: profiles.devportal, QUINTET_USERNAME: username, QUINTET_PASSWORD: password });
  expect(resynced).toMatchObject({ code: 0, stdout: expect.stringMatching(/^devportal +apim\.applications +[1-9]\d* +0\n(?:.*\n)*devportal +apim\.subscriptions +0 +1$/m) as string });
  await eventually(async () => expect(await differences()).toEqual([]), { timeoutMs: 40_000 });
  expect((await runResync(['all'], { QUINTET_URL: profiles.devportal, QUINTET_TOKEN: world.adminToken })).stdout).not.toMatch(/ [1-9]\d*$/m);
}, 180_000);
