import { denyPolicyChanged, explanationAsked, explanationGiven, subscriptionChanged, type DecisionRecord, type EventData } from '@quintet/contracts';
import { outgoing, type Consumer } from '@quintet/messaging';
import { eventually } from '@quintet/testkit';
import { createDecisionTrace } from '../src/account/decision-trace';
import type { Call } from '../src/pipeline/policy';
import { problems } from '../src/problems';
import { artifactOf, bearer, call, deploy, operation, putState, startGateway, startWorld, subscribe, type RunningGateway, type World } from './fixture';

let world: World;
let other: RunningGateway;
let answers: Consumer;
const given: EventData<typeof explanationGiven>[] = [];

beforeAll(async () => {
  world = await startWorld();
  other = await startGateway(world.bus);
  answers = world.bus.tail(explanationGiven, (one) => void given.push(one));
  await subscribe(world.bus);
  await deploy(world.bus, artifactOf(world.backend.url, { operations: [operation('GET', '/menu'), operation('POST', '/menu', { scopes: ['cook', 'chef'] }), operation('GET', '/down')] }));
  for (const { url } of [world.gateway, other]) await eventually(async () => expect((await call(`${url}/pizza/1.0.0/menu`, bearer(world.issuer.token()))).status).toBe(200));
});
afterAll(async () => {
  await answers.stop();
  await other.stop();
  await world.stop();
});

let asked = 0;
const ask = async (requestId: string): Promise<string> => {
  const questionId = `question-${(asked += 1)}`;
  await world.bus.publish([outgoing(explanationAsked, { questionId, requestId }, { source: '/test', timeMs: Date.now() })]);
  return questionId;
};
const explained = async (requestId: string): Promise<DecisionRecord> => {
  const questionId = await ask(requestId);
  return eventually(async () => {
    const found = given.filter((one) => one.questionId === questionId);
    expect(found).toHaveLength(1);
    return (found[0] as (typeof found)[number]).record;
  });
};
const refused = async (requestId: string, path: string, init: RequestInit = bearer(world.issuer.token()), at = world.gateway) => {
  const answer = await call(`${at.url}${path}`, { ...init, headers: { ...(init.headers as Record<string, string>), 'x-request-id': requestId, 'x-secret': 'a-secret-header' } });
  expect(answer.status).toBeGreaterThanOrEqual(400);
  return explained(requestId);
};
const outcomes = ({ steps }: DecisionRecord) => Object.fromEntries(steps.map(({ step, outcome }) => [step, outcome]));

test('whichever gateway served a call answers, and only that one', async () => {
  expect(await refused('here', '/pizza/1.0.0/none')).toMatchObject({ gatewayId: world.gateway.gatewayId, refusal: { code: 900906 }, api: { id: 'pizza' } });
  expect(await refused('there', '/pizza/1.0.0/none', bearer(world.issuer.token()), other)).toMatchObject({ gatewayId: other.gatewayId });
});

test('nobody answers of a call that nobody had', async () => {
  const nobody = await ask('never-called');
  await refused('after-it', '/pizza/1.0.0/none');

  expect(given.filter(({ questionId }) => questionId === nobody)).toEqual([]);
});

test('a refusal is told step by step, with what would have passed', async () => {
  const record = await refused('no-scope', '/pizza/1.0.0/menu', { ...bearer(world.issuer.token({ scopes: ['eat'] })), method: 'POST', body: 'a secret body' });

  expect(record).toMatchObject({ operation: { verb: 'POST', target: '/menu' }, application: { id: 'shop', owner: 'ann' }, plan: 'Unlimited', advice: 'Get a token with one of the scopes: cook, chef.' });
  expect(record.steps).toMatchObject([
    { step: 'route', outcome: 'passed', detail: 'POST /menu of Pizza 1.0.0' },
    { step: 'credential', outcome: 'passed', detail: expect.stringMatching(/^a token of /) },
    { step: 'subscription', outcome: 'passed', detail: 'application "shop", business plan "Unlimited"' },
    { step: 'scope', outcome: 'refused' },
    { step: 'deny-policies', outcome: 'not reached' },
    { step: 'quotas', outcome: 'not reached' },
    { step: 'backend', outcome: 'not reached' },
  ]);
});

test('a record carries no token, no header, no query and no body', async () => {
  const token = world.issuer.token();
  const record = JSON.stringify(await refused('secretive', '/pizza/1.0.0/menu?password=hunter2', { ...bearer(token), method: 'POST', body: 'a secret body' }));

  for (const secret of [token, token.split('.')[2] as string, 'a-secret-header', 'hunter2', 'a secret body']) expect(record).not.toContain(secret);
});

test('what a bad credential is refused with has no application; what a blocked subscription is refused with has one', async () => {
  const bad = await refused('bad-token', '/pizza/1.0.0/menu', bearer('no-token'));
  await putState(world.bus, subscriptionChanged, { id: 'shop-pizza', organization: 'carbon.super', apiId: 'pizza', applicationId: 'shop', policy: 'Unlimited', state: 'BLOCKED', subscriber: 'ann', createdMs: 1 });
  await eventually(async () => expect((await call(`${world.gateway.url}/pizza/1.0.0/menu`, bearer(world.issuer.token()))).status).toBe(401));
  const blocked = await refused('blocked', '/pizza/1.0.0/menu');
  await subscribe(world.bus);
  await eventually(async () => expect((await call(`${world.gateway.url}/pizza/1.0.0/menu`, bearer(world.issuer.token()))).status).toBe(200));

  expect(bad).toMatchObject({ application: null, credential: null });
  expect(outcomes(bad)).toMatchObject({ route: 'passed', credential: 'refused', subscription: 'not reached' });
  expect(blocked).toMatchObject({ application: { id: 'shop', owner: 'ann' }, advice: expect.stringContaining('unblock') });
  expect(outcomes(blocked)).toMatchObject({ credential: 'passed', subscription: 'refused', scope: 'not reached' });
});

test('a deny policy, and a backend that is away, are steps of their own', async () => {
  await putState(world.bus, denyPolicyChanged, { id: 'deny', organization: 'carbon.super', enabled: true, type: 'USER', user: 'mallory' });
  const mallory = bearer(world.issuer.token({ sub: 'mallory' }));
  await eventually(async () => expect((await call(`${world.gateway.url}/pizza/1.0.0/menu`, mallory)).status).toBe(403));
  const denied = await refused('denied', '/pizza/1.0.0/menu', mallory);
  world.backend.answer = (_req, res) => void res.socket?.destroy();
  const closed = await refused('closed', '/pizza/1.0.0/down');
  world.backend.answer = (_req, res) => void res.end('{"served":true}');

  expect(outcomes(denied)).toMatchObject({ scope: 'passed', 'deny-policies': 'refused', quotas: 'not reached' });
  expect(denied.refusal).toMatchObject({ code: 900805, policy: 'USER deny' });
  expect(outcomes(closed)).toMatchObject({ quotas: 'passed', backend: 'refused' });
});

test('records are forgotten after a quarter of an hour, and the oldest make room for new ones', () => {
  let nowMs = 1_000_000;
  const trace = createDecisionTrace({ gatewayId: 'g', leases: { peek: () => undefined }, isReachable: () => true, nowMs: () => nowMs, capacity: 3 });
  const add = (requestId: string) =>
    trace.add({ requestId, method: 'GET', headers: {}, path: '/', query: '', clientIp: '', startedMs: nowMs } satisfies Call, { status: 404, api: undefined, exchange: undefined, rejection: { problem: problems.NO_SUCH_API, detail: 'none' } });
  const known = () => ['a', 'b', 'c', 'd', 'e'].filter((id) => trace.find(id) !== undefined);

  for (const id of ['a', 'b', 'c', 'd']) add(id);
  expect(known()).toEqual(['b', 'c', 'd']);
  nowMs += 14 * 60_000;
  add('e');
  expect(known()).toEqual(['c', 'd', 'e']);
  nowMs += 60_000;
  expect(known()).toEqual(['e']);
});
