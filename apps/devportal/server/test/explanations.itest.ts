import type { Consumer } from '@quintet/messaging';
import { answerExplanations, decisionRecord } from '@quintet/testkit';
import { developer, startDevportal, type As, type TestDevportal } from './start-devportal';

let devportal: TestDevportal;
let gateways: Consumer;
const colleague = { ...developer, sub: 'bob', roles: ['Internal/subscriber', 'team'] };
const stranger = { ...developer, sub: 'eve' };
beforeAll(async () => {
  devportal = await startDevportal();
  const make = async (name: string, as: As, groups: string[] = []): Promise<string> =>
    (await devportal.portal('POST', '/applications', { name, throttlingPolicy: 'Unlimited', groups }, as)).body.applicationId;
  const [own, shared] = [await make('Own', developer), await make('Shared', developer, ['team'])];
  gateways = answerExplanations(devportal.bus, [
    decisionRecord({ requestId: 'own', application: { id: own } }),
    decisionRecord({ requestId: 'shared', application: { id: shared } }),
    decisionRecord({ requestId: 'elsewhere', application: { id: own }, api: { organization: 'other.org' } }),
    decisionRecord({ requestId: 'nobody', application: null }),
    decisionRecord({ requestId: 'denied', application: { id: own }, refusal: { code: 900805, title: 'Message blocked', detail: 'blocked', level: null, policy: 'IP 7', retryAtMs: null }, steps: [{ step: 'deny-policies', outcome: 'refused', detail: '' }] }),
  ]);
});
afterAll(async () => {
  await gateways.stop();
  await devportal.stop();
});

const explain = (requestId: string, as?: As) => devportal.portal('GET', `/explain/${requestId}`, undefined, as);

test('the owner of the application is told why its call was refused, and so is the group that it is shared with', async () => {
  expect(await explain('own')).toMatchObject({ status: 200, body: { requestId: 'own', refusal: { code: 900804, policy: 'Gold' }, quotas: [{ level: 'subscription', remaining: 0 }], advice: expect.any(String) } });
  expect(await explain('shared', colleague)).toMatchObject({ status: 200, body: { requestId: 'shared' } });
});

test('the deny policy that refused is not named to whom it stops', async () => {
  const { body } = await explain('denied');

  expect(body).toMatchObject({ refusal: { code: 900805, policy: null }, steps: [{ step: 'deny-policies', outcome: 'refused' }] });
  expect(JSON.stringify(body)).not.toContain('IP 7');
});

test('to everybody else the call is unknown, and so is one without an application', async () => {
  const answers = await Promise.all([explain('never-made'), explain('own', colleague), explain('own', stranger), explain('elsewhere'), explain('nobody'), explain('shared', stranger)]);

  for (const { status, body } of answers) expect({ status, message: body.message }).toEqual({ status: 404, message: answers[0]?.body.message });
  expect((await explain('own', { ...developer, organization: 'other.org' })).status).toBe(404);
});

test('a log-in and a scope are needed', async () => {
  expect((await explain('own', 'anonymous')).status).toBe(401);
  expect((await explain('own', { ...developer, scopes: ['apim:sub_manage'] })).status).toBe(403);
});
