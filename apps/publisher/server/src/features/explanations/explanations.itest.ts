import type { Consumer } from '@quintet/messaging';
import { answerExplanations, decisionRecord } from '@quintet/testkit';
import { startPublisher, type Call, type TestPublisher } from '../../../test/start-publisher';

let publisher: TestPublisher;
let gateways: Consumer;
beforeAll(async () => {
  publisher = await startPublisher();
  const [pizza, theirs] = [await publisher.makeApi({ name: 'Pizza' }), await publisher.makeApi({ name: 'Theirs', organization: 'other.org' })];
  gateways = answerExplanations(publisher.bus, [
    decisionRecord({ requestId: 'mine', api: { id: pizza } }),
    decisionRecord({ requestId: 'theirs', api: { id: theirs, organization: 'other.org' } }),
    decisionRecord({ requestId: 'claimed', api: { id: theirs } }),
    decisionRecord({ requestId: 'nowhere', api: null, application: null, quotas: [] }),
    decisionRecord({ requestId: 'twice', api: { id: theirs, organization: 'other.org' }, gatewayId: 'g1' }),
    decisionRecord({ requestId: 'twice', api: { id: pizza }, gatewayId: 'g2' }),
    decisionRecord({ requestId: 'denied', api: { id: pizza }, refusal: { code: 900805, title: 'Message blocked', detail: 'blocked', level: null, policy: 'IP 7', retryAtMs: null }, steps: [{ step: 'deny-policies', outcome: 'refused', detail: '' }] }),
  ]);
});
afterAll(async () => {
  await gateways.stop();
  await publisher.stop();
});

const explain = (requestId: string, more: Call = {}) => publisher.call('GET', `/explain/${requestId}`, { scopes: ['apim:api_view'], ...more });

test('who may view an API is told why a call of it was refused', async () => {
  const { status, body } = await explain('mine');

  expect(status).toBe(200);
  expect(body).toMatchObject({
    requestId: 'mine',
    time: '2023-11-14T22:13:20.000Z',
    gatewayId: 'g1',
    status: 429,
    outcome: 'refused',
    api: { name: 'Pizza' },
    application: { applicationId: 'shop', name: 'Shop', owner: 'ann' },
    refusal: { code: 900804, level: 'subscription', policy: 'Gold', retryTime: '2023-11-14T22:14:20.000Z' },
    quotas: [{ level: 'subscription', limit: 3, used: 3, remaining: 0, windowEnd: '2023-11-14T22:14:20.000Z' }],
    steps: [{ step: 'route', outcome: 'passed' }, { step: 'quotas', outcome: 'refused' }],
    advice: 'Call again when the window ends.',
  });
});

test('of calls with the same id the one is told that may be seen', async () => {
  expect((await explain('twice')).body).toMatchObject({ gatewayId: 'g2' });
  expect((await explain('twice', { organization: 'other.org' })).body).toMatchObject({ gatewayId: 'g1' });
});

test('the deny policy that refused is named to the side of the API', async () => {
  expect((await explain('denied')).body).toMatchObject({ refusal: { policy: 'IP 7' } });
});

test('a call of an API that the caller may not view answers just as one that nobody had, and as slowly', async () => {
  const timed = async (requestId: string, more: Call = {}) => {
    const begun = performance.now();
    const { status, body } = await explain(requestId, more);
    return { status, body: { ...body, moreInfo: undefined }, waited: performance.now() - begun > 1_400 };
  };

  const unknown = await timed('never-made');
  expect(unknown).toMatchObject({ status: 404, waited: true, body: { message: expect.stringContaining('Nothing is remembered') } });
  const hidden = await Promise.all([timed('theirs'), timed('claimed'), timed('nowhere'), timed('mine', { organization: 'other.org' })]);
  for (const one of hidden) expect(one).toEqual(unknown);
});

test('what was never the id of a call is unknown at once; a scope is needed', async () => {
  const begun = performance.now();
  for (const id of ['a%00b', 'x'.repeat(500), 'a%20b', '%2e%2e%2fapis']) expect((await explain(id)).status).toBe(404);
  expect(performance.now() - begun).toBeLessThan(1_400);
  expect((await explain('mine', { scopes: ['apim:subscription_view'] })).status).toBe(403);
  expect((await explain('mine', { anonymous: true })).status).toBe(401);
});

test('so many questions are open at a time, and no more', async () => {
  const many = await Promise.all(Array.from({ length: 60 }, (_, at) => explain(`unknown-${at}`)));

  const statuses = many.map(({ status }) => status);
  expect(statuses.filter((status) => status === 503)).toHaveLength(10);
  expect(statuses.filter((status) => status === 404)).toHaveLength(50);
  expect((await explain('mine')).status).toBe(200);
});
