import { subscriptionChanged, type Subscription } from '@quintet/contracts';
import { createProjection, type Projection } from '@quintet/messaging';
import { eventually } from '@quintet/testkit';
import { testApi } from './samples';
import { developer, startDevportal, type As, type TestDevportal } from './start-devportal';

let at: TestDevportal;
let told: Projection<Subscription>;
let subscriptionId: string;
const shop = testApi({ name: 'Shop', policies: ['Bronze', 'Unlimited', 'Partners'] });
const draft = testApi({ name: 'Draft', context: '/draft/1', lifecycleState: 'CREATED' });
beforeAll(async () => {
  at = await startDevportal();
  told = createProjection(at.bus, subscriptionChanged);
  await told.start();
  for (const api of [shop, draft]) await at.putApi(api);
  const { applicationId } = (await at.portal('POST', '/applications', { name: 'App', throttlingPolicy: 'Unlimited' })).body;
  ({ subscriptionId } = (await at.portal('POST', '/subscriptions', { apiId: shop.id, applicationId, throttlingPolicy: 'Bronze' })).body);
});
afterAll(async () => {
  await told.stop();
  await at.stop();
});

const of = (path: string, more = ''): string => `${path}?organization=carbon.super${more}`;
const bob: As = { ...developer, sub: 'bob' };
const moderator: As = { sub: 'root', scopes: ['apim:admin'] };

describe('subscriptions for the publisher', () => {
  test('only its own client is let in', async () => {
    const path = of(`/subscriptions/${subscriptionId}`);

    expect((await at.operations('GET', path, undefined, developer)).status).toBe(403);
    expect((await at.operations('GET', path, undefined, 'anonymous')).status).toBe(401);
  });

  test('a subscription is read, blocked and unblocked', async () => {
    const read = await at.operations('GET', of(`/subscriptions/${subscriptionId}`));
    expect(read.body).toMatchObject({ id: subscriptionId, apiId: shop.id, policy: 'Bronze', state: 'UNBLOCKED', subscriber: 'ann' });

    for (const state of ['PROD_ONLY_BLOCKED', 'BLOCKED', 'UNBLOCKED'] as const) {
      const answer = await at.operations('PUT', of(`/subscriptions/${subscriptionId}/state`), { state });
      expect({ status: answer.status, state: answer.body.state }).toEqual({ status: 200, state });
      await eventually(() => expect(told.get(subscriptionId)).toMatchObject({ state }));
      expect((await at.portal('GET', `/subscriptions/${subscriptionId}`)).body.status).toBe(state);
    }
  });

  test('the last of many changes at once is what everybody is told', async () => {
    const states = ['BLOCKED', 'UNBLOCKED', 'PROD_ONLY_BLOCKED'] as const;
    await Promise.all(Array.from({ length: 30 }, (_, i) => at.operations('PUT', of(`/subscriptions/${subscriptionId}/state`), { state: states[i % 3] })));
    const { state } = (await at.operations('GET', of(`/subscriptions/${subscriptionId}`))).body;

    await eventually(() => expect(told.get(subscriptionId)?.state).toBe(state));
    await at.operations('PUT', of(`/subscriptions/${subscriptionId}/state`), { state: 'UNBLOCKED' });
    await eventually(() => expect(told.get(subscriptionId)?.state).toBe('UNBLOCKED'));
  });

  test('a plan is set, also one that the subscriber could not choose', async () => {
    expect((await at.operations('PUT', of(`/subscriptions/${subscriptionId}/plan`), { policy: 'Partners' })).body).toMatchObject({ policy: 'Partners' });
    expect((await at.operations('PUT', of(`/subscriptions/${subscriptionId}/plan`), { policy: 'Gold' })).status).toBe(400);
  });

  test('bad input and what is not there are said', async () => {
    expect((await at.operations('PUT', of(`/subscriptions/${subscriptionId}/state`), { state: 'ON_HOLD' })).status).toBe(400);
    expect((await at.operations('GET', `/subscriptions/${subscriptionId}`)).status).toBe(400);
    expect((await at.operations('GET', of('/subscriptions/none'))).status).toBe(404);
    expect((await at.operations('GET', `/subscriptions/${subscriptionId}?organization=other.org`)).status).toBe(404);
  });
});

describe('comments', () => {
  const post = (content: string, as?: As, replyTo?: string) => at.portal('POST', `/apis/${shop.id}/comments${replyTo === undefined ? '' : `?replyTo=${replyTo}`}`, { content }, as);

  test('a comment is made, answered by the publisher, and both are read', async () => {
    const comment = await post('Works well');
    expect(comment.status).toBe(201);
    expect(comment.body).toMatchObject({ content: 'Works well', createdBy: 'ann', category: 'general', entryPoint: 'devPortal', replies: { count: 0 } });
    const id: string = comment.body.id;
    for (const absent of ['parentCommentId', 'updatedTime', 'commenterInfo']) expect(comment.body).not.toHaveProperty(absent);
    const reply = await at.operations('POST', of(`/apis/${shop.id}/comments`, `&replyTo=${id}`), { content: 'Glad to hear', category: 'general', createdBy: 'pub' });
    expect(reply.body).toMatchObject({ createdBy: 'pub', entryPoint: 'publisher', parentCommentId: id });
    const answerToAnswer = await post('Me too', bob, reply.body.id);
    expect(answerToAnswer.body.parentCommentId).toBe(id);

    const list = (await at.portal('GET', `/apis/${shop.id}/comments`, undefined, 'anonymous')).body;
    expect(list).toMatchObject({ count: 1, list: [{ id, replies: { count: 2, list: [{ content: 'Glad to hear' }, { content: 'Me too' }], pagination: { total: 2 } } }] });
    expect((await at.portal('GET', `/apis/${shop.id}/comments/${id}?replyLimit=1&includeCommenterInfo=true`)).body).toMatchObject({ commenterInfo: { fullName: 'ann' }, replies: { count: 1, pagination: { total: 2 } } });
    expect((await at.portal('GET', `/apis/${shop.id}/comments/${id}/replies?limit=1&offset=1`)).body).toMatchObject({ count: 1, list: [{ content: 'Me too' }] });
    expect((await at.operations('GET', of(`/apis/${shop.id}/comments/${id}/replies`))).body.count).toBe(2);
    expect((await at.operations('GET', of(`/apis/${shop.id}/comments`))).body).toMatchObject({ count: 1 });
    expect((await at.operations('GET', of(`/apis/${shop.id}/comments/${id}`))).body).toMatchObject({ id });
  });

  test('only the author changes a comment; author and moderator delete it, with its answers', async () => {
    const { id } = (await post('Mine')).body;
    await post('Answer', bob, id);
    const path = `/apis/${shop.id}/comments/${id}`;

    expect((await at.portal('PATCH', path, { content: 'Yours' }, bob)).status).toBe(403);
    expect((await at.portal('PATCH', path, { content: 'Still mine' })).body).toMatchObject({ content: 'Still mine', category: 'general', updatedTime: expect.any(String) });
    expect((await at.portal('DELETE', path, undefined, bob)).status).toBe(403);
    expect((await at.portal('DELETE', path, undefined, moderator)).status).toBe(200);
    expect((await at.portal('GET', path)).status).toBe(404);
    expect((await at.portal('GET', `${path}/replies`)).status).toBe(404);
    const own = (await post('Own')).body.id;
    expect((await at.portal('DELETE', `/apis/${shop.id}/comments/${own}`)).status).toBe(200);
  });

  test('the publisher changes and deletes on behalf of its users', async () => {
    const { id } = (await at.operations('POST', of(`/apis/${draft.id}/comments`), { content: 'Draft', createdBy: 'pub' })).body;
    const path = `/apis/${draft.id}/comments/${id}`;

    expect((await at.operations('PATCH', of(path, '&user=eve'), { content: 'x' })).status).toBe(403);
    expect((await at.operations('PATCH', of(path), { content: 'Changed', user: 'pub' })).body).toMatchObject({ content: 'Changed' });
    expect((await at.operations('DELETE', of(path, '&user=eve'))).status).toBe(403);
    expect((await at.operations('DELETE', of(path))).status).toBe(400);
    expect((await at.operations('DELETE', of(path, '&user=eve&moderator=true'))).status).toBe(200);
    expect((await at.operations('GET', of(path))).status).toBe(404);
  });

  test('bad input and APIs that may not be seen are refused', async () => {
    expect((await post('')).status).toBe(400);
    expect((await post('x'.repeat(513))).status).toBe(400);
    expect((await post('x', developer, 'none')).status).toBe(404);
    expect((await post('x', 'anonymous')).status).toBe(401);
    expect((await at.portal('POST', `/apis/${draft.id}/comments`, { content: 'x' })).status).toBe(403);
    expect((await at.operations('POST', of('/apis/none/comments'), { content: 'x', createdBy: 'pub' })).status).toBe(404);
  });
});

test('a user rates an API once, and the average is shown', async () => {
  const rating = (as: As, rate?: number) => (rate === undefined ? at.portal('GET', `/apis/${shop.id}/user-rating`, undefined, as) : at.portal('PUT', `/apis/${shop.id}/user-rating`, { rating: rate }, as));

  expect((await rating(developer)).status).toBe(404);
  await rating(developer, 1);
  expect((await rating(developer, 4)).body).toMatchObject({ apiId: shop.id, ratedBy: 'ann', rating: 4, ratingId: expect.any(String) });
  await rating(bob, 5);
  expect((await at.portal('GET', `/apis/${shop.id}/ratings`)).body).toMatchObject({ avgRating: '4.5', userRating: 4, count: 2, list: expect.arrayContaining([expect.objectContaining({ ratedBy: 'bob', rating: 5 })]) });
  expect((await at.portal('GET', `/apis/${shop.id}`, undefined, 'anonymous')).body.avgRating).toBe('4.5');
  expect((await at.portal('GET', '/apis?query=shop')).body.list[0].avgRating).toBe('4.5');
  for (const bad of [0, 6, 2.5]) expect((await rating(bob, bad)).status).toBe(400);
  expect((await at.portal('DELETE', `/apis/${shop.id}/user-rating`)).status).toBe(200);
  expect((await at.portal('GET', `/apis/${shop.id}/ratings`, undefined, 'anonymous')).body).toMatchObject({ avgRating: '5.0', userRating: 0, count: 1 });
});
