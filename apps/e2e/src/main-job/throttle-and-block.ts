import { eventually } from '@quintet/testkit';
import { expectStatus, request } from '../rest';
import type { Step } from './steps';
import { applicationToken, call, createApplication, onEveryGateway, type World } from './world';

const minuteMs = 60_000;
const neededMs = 20_000; // what the burst may take at most
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** A window is a minute of the clock: a burst over its border would count in two. */
const awayFromTheMinutesEnd = async (): Promise<void> => {
  const left = minuteMs - (Date.now() % minuteMs);
  if (left < neededMs) await pause(left + 500);
};

/** Quotas, revocation, deny policies, blocked subscriptions. */
export const throttleAndBlock = (world: () => World, step: Step): void => {
  step('a plan of 5 a minute lets exactly 5 of 30 concurrent calls through, over all gateways together', async () => {
    const limit = { type: 'REQUESTCOUNTLIMIT', requestCount: { requestCount: 5, timeUnit: 'min', unitTime: 1 } };
    expectStatus(await world().throttling.post('/policies/subscription', { json: { policyName: 'FivePerMin', displayName: 'Five a minute', description: 'For the main job', defaultLimit: limit, enforcement: { whenUnreachable: 'deny' }, stopOnQuotaReach: true, billingPlan: 'FREE' } }), 201);
    const offer = async () => {
      const api = expectStatus(await world().publisher.get(`/apis/${world().apiId}`), 200).body;
      expectStatus(await world().publisher.put(`/apis/${world().apiId}`, { json: { ...api, policies: ['Unlimited', 'Gold', 'FivePerMin'] } }), 200);
    };
    await eventually(offer); // the plan reaches the publisher by an event
    const made = await eventually(async () => {
      const { list } = expectStatus(await world().devportal.get(`/apis/${world().apiId}/subscription-policies`), 200).body;
      const names = list.map((plan: { name?: string; policyName?: string }) => plan.name ?? plan.policyName);
      expect(names).toContain('FivePerMin');
    }).then(() => createApplication(world(), 'five a minute', 'FivePerMin'));
    const token = await applicationToken(world(), made);
    await onEveryGateway(world(), 'GET', '/no-such-resource', { token }, { status: 404 });
    await eventually(async () => {
      for (const gateway of world().deployment.gateways.keys()) {
        // Refused before it is counted: tells whether the subscription is known there.
        expect(Number((await call(world(), 'GET', '/admin/report', { token }, gateway)).body?.code)).toBe(900910);
      }
    });

    await awayFromTheMinutesEnd();
    const answers = await Promise.all(Array.from({ length: 30 }, (_, i) => call(world(), 'GET', `/orders?n=${i}`, { token }, i)));

    const statuses = answers.map(({ status }) => status);
    expect({ passed: statuses.filter((status) => status === 200).length, refused: statuses.filter((status) => status === 429).length }).toEqual({ passed: 5, refused: 25 });
    const refusal = answers.find(({ status }) => status === 429)!;
    expect(Number(refusal.body.code)).toBe(900804);
    expect(Number(refusal.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(refusal.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    expectStatus(await call(world(), 'GET', '/orders', { token: world().token }), 200);
    expectStatus(await world().devportal.delete(`/applications/${made.applicationId}`), 200);
  });

  step('a revoked token is refused everywhere, and no other', async () => {
    const revoked = await applicationToken(world(), world());
    await onEveryGateway(world(), 'GET', '/orders', { token: revoked }, { status: 200 });

    expectStatus(await request('POST', `${world().deployment.keyManager}/oauth2/revoke`, { basic: { username: world().consumerKey, password: world().consumerSecret }, form: { token: revoked } }), 200);

    await onEveryGateway(world(), 'GET', '/orders', { token: revoked }, { status: 401, code: 900901 });
    await onEveryGateway(world(), 'GET', '/orders', { token: world().token }, { status: 200 });
  });

  step('a deny policy refuses while it is on, and not when it is off', async () => {
    const { token } = world();
    const made = expectStatus(await world().throttling.post('/deny-policies', { json: { conditionType: 'API', conditionValue: `${world().context}/1.0.0`, conditionStatus: true } }), 201).body;
    await onEveryGateway(world(), 'GET', '/orders', { token }, { status: 403, code: 900805 });

    expectStatus(await world().throttling.patch(`/deny-policy/${made.conditionId}`, { json: { conditionStatus: false } }), 200);
    await onEveryGateway(world(), 'GET', '/orders', { token }, { status: 200 });

    expectStatus(await world().throttling.delete(`/deny-policy/${made.conditionId}`), 200);
  });

  step('a blocked subscription is refused until it is unblocked', async () => {
    const { token, subscriptionId } = world();
    await eventually(async () => {
      const { list } = expectStatus(await world().publisher.get(`/subscriptions?apiId=${world().apiId}`), 200).body;
      expect(list.map((one: { subscriptionId: string }) => one.subscriptionId)).toContain(subscriptionId);
    });

    expectStatus(await world().publisher.post(`/subscriptions/block-subscription?subscriptionId=${subscriptionId}&blockState=BLOCKED`), 200);
    await onEveryGateway(world(), 'GET', '/orders', { token }, { status: 401, code: 900907 });

    expectStatus(await world().publisher.post(`/subscriptions/unblock-subscription?subscriptionId=${subscriptionId}`), 200);
    await onEveryGateway(world(), 'GET', '/orders', { token }, { status: 200 });
  });
};
