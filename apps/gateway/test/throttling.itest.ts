import { createMemoryBus, type EventBus } from '@quintet/messaging';
import { silentLogger } from '@quintet/service-kit';
import { createTestIssuer, eventually, type TestIssuer } from '@quintet/testkit';
import { roomInMinute, startGranter, type Granter } from './exact-granter';
import { artifactOf, bearer, call, deploy, putApiPolicy, putApplicationPolicy, putPlan, startBackend, startGateway, subscribe, type Answer, type Backend, type RunningGateway } from './fixture';

let bus: EventBus;
let backend: Backend;
let issuer: TestIssuer;
let granter: Granter;
let gateways: RunningGateway[];
let number = 0;

beforeAll(async () => {
  bus = createMemoryBus({ logger: silentLogger() });
  backend = await startBackend();
  issuer = await createTestIssuer(bus);
  granter = startGranter(bus, { Soft: 2, Denying: 5, Five: 5, Ten: 10, Thousand: 1_000, Huge: 1_000_000 });
  await putPlan(bus, 'Five', 5);
  await putPlan(bus, 'Ten', 10);
  await putPlan(bus, 'Thousand', 1_000);
  await putPlan(bus, 'Huge', 1_000_000);
  await putPlan(bus, 'Soft', 2, false);
  await putPlan(bus, 'Denying', 5, true, { mode: 'strict', allowance: 0, whenUnreachable: 'deny', window: 'aligned' });
  await putApplicationPolicy(bus, 'Five', 5);
  await putApplicationPolicy(bus, 'Ten', 10);
  await putApiPolicy(bus, 'Five', 5);
  await putApiPolicy(bus, 'Ten', 10, true);
  gateways = [await startGateway(bus), await startGateway(bus), await startGateway(bus)];
});
afterAll(async () => {
  await Promise.all(gateways.map((gateway) => gateway.stop()));
  await granter.stop();
  await backend.stop();
});
beforeEach(() => roomInMinute());

interface Limits {
  readonly plan?: string;
  readonly applicationPolicy?: string;
  readonly apiPolicy?: string | null;
  readonly operationPolicy?: string;
  readonly maxTps?: number | null;
}

/** An API and an application of a test's own. */
const arrange = async ({ plan = 'Unlimited', applicationPolicy = 'Unlimited', apiPolicy = null, operationPolicy = 'Unlimited', maxTps = null }: Limits) => {
  number += 1;
  const name = `api${number}`;
  const artifact = artifactOf(backend.url, { apiId: name, name, context: `/${name}/1`, defaultContext: `/${name}`, apiThrottlingPolicy: apiPolicy, maxTps: { production: maxTps, sandbox: null } });
  await subscribe(bus, { applicationId: `app${number}`, consumerKey: `client${number}`, apiIds: [name], plan, applicationPolicy });
  await deploy(bus, { ...artifact, operations: artifact.operations.map((one) => ({ ...one, throttlingPolicy: operationPolicy, scopes: one.verb === 'PUT' ? ['nobody has it'] : one.scopes })) });
  const clientId = `client${number}`;
  const path = `/${name}/1/menu`;
  // Refused before it is counted, and after the subscription was found.
  await eventually(async () => {
    for (const gateway of gateways) expect((await call(`${gateway.url}${path}`, { ...bearer(issuer.token({ clientId, sub: 'ann' })), method: 'PUT' })).body).toMatchObject({ code: 900910 });
  });
  return { path, clientId, token: (sub = 'ann') => bearer(issuer.token({ clientId, sub })) };
};

const burst = (count: number, to: (index: number) => Promise<Answer>): Promise<Answer[]> => Promise.all(Array.from({ length: count }, (_, index) => to(index)));
const passed = (answers: readonly Answer[]): number => answers.filter(({ status }) => status === 200).length;

test.each<[string, Limits, number]>([
  ['subscription', { plan: 'Five' }, 900804],
  ['application', { applicationPolicy: 'Five' }, 900803],
  ['API', { apiPolicy: 'Five' }, 900800],
  ['operation', { operationPolicy: 'Five' }, 900802],
])('a limit of 5 on the %s lets exactly 5 of 30 concurrent calls through one gateway', async (_level, limits, code) => {
  const { path, token } = await arrange(limits);

  const answers = await burst(30, () => call(`${gateways[0]?.url}${path}`, token()));

  expect(passed(answers)).toBe(5);
  const refused = answers.filter(({ status }) => status !== 200);
  for (const answer of refused) {
    expect(answer).toMatchObject({ status: 429, body: { code, message: 'Message throttled out', nextAccessTime: expect.stringMatching(/^\d{4}-[A-Z][a-z]{2}-\d\d \d\d:\d\d:00\+0000 UTC$/) as string } });
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(answer.headers.get('ratelimit')).toMatch(/^"\w+";r=0;t=\d+$/);
    expect(answer.headers.get('ratelimit-policy')).toMatch(/^"\w+";q=5;w=60$/);
  }
});

test.each([1, 2, 3])('a plan of 5 lets exactly 5 of 30 concurrent calls through three gateways (%i)', async () => {
  const { path, token } = await arrange({ plan: 'Five', applicationPolicy: 'Ten', operationPolicy: 'Ten' });

  expect(passed(await burst(30, (index) => call(`${gateways[index % 3]?.url}${path}`, token())))).toBe(5);
  expect(passed(await burst(6, (index) => call(`${gateways[index % 3]?.url}${path}`, token())))).toBe(0);
});

test('a plan of 1,000 lets exactly 1,000 of 1,500 concurrent calls through three gateways', async () => {
  const { path, token } = await arrange({ plan: 'Thousand' });
  const auth = token();

  const answers = await burst(1_500, (index) => call(`${gateways[index % 3]?.url}${path}`, auth));

  expect(passed(answers)).toBe(1_000);
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(500);
});

test('calls one after the other over alternating gateways use the plan up to its last unit', async () => {
  const { path, token } = await arrange({ plan: 'Ten' });
  const statuses: number[] = [];

  for (let i = 0; i < 13; i += 1) statuses.push((await call(`${gateways[i % 3]?.url}${path}`, token())).status);

  expect(statuses).toEqual([...Array<number>(10).fill(200), 429, 429, 429]);
});

test('a call that one level refuses costs no other level', async () => {
  const { path, token, clientId } = await arrange({ plan: 'Five', applicationPolicy: 'Ten' });
  const other = `api${number + 1}`;
  expect(passed(await burst(30, () => call(`${gateways[0]?.url}${path}`, token())))).toBe(5);

  // The same application and user, another API without a plan's limit: 5 of its 10 are left, on any gateway.
  await arrange({});
  await subscribe(bus, { applicationId: clientId.replace('client', 'app'), consumerKey: clientId, apiIds: [other], applicationPolicy: 'Ten' });
  await eventually(async () => expect((await call(`${gateways[1]?.url}/${other}/1/menu`, bearer(issuer.token({ clientId, sub: 'someone else' })))).status).toBe(200));

  expect(passed(await burst(9, () => call(`${gateways[1]?.url}/${other}/1/menu`, token())))).toBe(5);
});

test('an application policy and a user-level policy count each end user', async () => {
  const { path, token } = await arrange({ applicationPolicy: 'Five', operationPolicy: 'Ten' });

  expect(passed(await burst(8, () => call(`${gateways[0]?.url}${path}`, token('ann'))))).toBe(5);
  expect(passed(await burst(8, () => call(`${gateways[0]?.url}${path}`, token('bob'))))).toBe(5);
});

test("an API's policy stands in for those of its operations", async () => {
  const { path, token } = await arrange({ apiPolicy: 'Ten', operationPolicy: 'Five' });

  expect(passed(await burst(15, () => call(`${gateways[0]?.url}${path}`, token())))).toBe(10);
});

test('a plan that does not stop at its quota refuses nothing and marks what is beyond it', async () => {
  const { path, token } = await arrange({ plan: 'Soft' });

  const answers = await burst(5, () => call(`${gateways[0]?.url}${path}`, token()));

  expect(passed(answers)).toBe(5);
  expect(answers.filter(({ headers }) => headers.get('x-quota-exceeded') === 'subscription')).toHaveLength(3);
});

test('the backend gets no more calls a second than it takes', async () => {
  const { path, token } = await arrange({ maxTps: 3 });

  const answers = await burst(20, () => call(`${gateways[0]?.url}${path}`, token()));

  expect(passed(answers)).toBeGreaterThanOrEqual(3);
  expect(passed(answers)).toBeLessThanOrEqual(6); // the burst may cross the border of a second
  expect(answers.find(({ status }) => status !== 200)).toMatchObject({ status: 503, body: { code: 900801 } });
});

test('many calls of a large plan need few messages', async () => {
  const { path, token } = await arrange({ plan: 'Huge' });
  const auth = token();
  const before = granter.messages.demands;

  for (let round = 0; round < 20; round += 1) expect(passed(await burst(50, () => call(`${gateways[0]?.url}${path}`, auth)))).toBe(50);

  expect(granter.messages.demands - before).toBeLessThan(40);
});

test('without an answer of the traffic manager a call waits its time and is refused where its policy denies; later ones do not wait', async () => {
  const impatient = await startGateway(bus, { quotaWaitMs: 300 });
  try {
    const { path, token } = await arrange({ plan: 'Denying' });
    granter.answering = false;

    const answer = await call(`${impatient.url}${path}`, token());

    expect(answer).toMatchObject({ status: 503, body: { code: 503, description: 'The traffic manager did not answer in time.' } });
    expect(answer.headers.get('retry-after')).toBe('1');
    const beganMs = performance.now();
    expect((await call(`${impatient.url}${path}`, token())).status).toBe(503);
    expect(performance.now() - beganMs).toBeLessThan(250);
    granter.answering = true;
    await eventually(async () => expect((await call(`${impatient.url}${path}`, token())).status).toBe(200));
  } finally {
    granter.answering = true;
    await impatient.stop();
  }
});
