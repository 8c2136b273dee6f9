import { eventually } from '@quintet/testkit';
import { expectStatus, request, type Answer } from '../rest';
import type { Step } from './steps';
import { applicationToken, call, createApplication, type World } from './world';

const perDay = 3;

/** What is used of quotas, and their early reset. */
export const usageAndReset = (world: () => World, step: Step): void => {
  let subscriptionId = '';
  let applicationId = '';
  let token = '';
  let passed = 0;
  const callOnce = async (): Promise<Answer> => {
    const answer = await call(world(), 'GET', '/orders', { token });
    if (answer.status === 200) passed += 1;
    return answer;
  };
  /** Calls until it is used up; all that pass are counted. */
  const useUp = async (): Promise<Answer> => {
    for (let n = 0; n <= perDay; n += 1) {
      const answer = await callOnce();
      if (answer.status === 429) return answer;
    }
    throw new Error(`${perDay} a day let more than ${perDay} pass`);
  };

  step('an application that has used up its day is let through again as soon as its quota is reset', async () => {
    const defaultLimit = { type: 'REQUESTCOUNTLIMIT', requestCount: { requestCount: perDay, timeUnit: 'day', unitTime: 1 } };
    expectStatus(await world().throttling.post('/policies/application', { json: { policyName: 'ThreeADay', displayName: 'Three a day', description: 'For the main job', defaultLimit } }), 201);
    const made = await createApplication(world(), 'three a day', 'Gold');
    [applicationId, subscriptionId] = [made.applicationId, made.subscriptionId ?? ''];
    await eventually(async () => {
      const application = expectStatus(await world().devportal.get(`/applications/${applicationId}`), 200).body;
      expectStatus(await world().devportal.put(`/applications/${applicationId}`, { json: { ...application, throttlingPolicy: 'ThreeADay' } }), 200);
    });
    token = await applicationToken(world(), made);
    await eventually(async () => expect(Number((await call(world(), 'GET', '/admin/report', { token })).body?.code)).toBe(900910));
    await eventually(async () => expect((await callOnce()).headers.get('ratelimit-policy')).toContain('"application"'));

    expect(Number((await useUp()).body.code)).toBe(900803);
    expectStatus(await world().devportal.post(`/applications/${applicationId}/reset-throttle-policy`, { json: { userName: world().deployment.admin.username } }), 200);

    await eventually(async () => expect((await callOnce()).status).toBe(200));
    await useUp();
  });

  step('publisher, developer portal and admin read the same usage of a subscription: the calls that passed', async () => {
    await eventually(async () => {
      const [portal, publisher] = await Promise.all([world().devportal.get(`/subscriptions/${subscriptionId}/usage`), world().publisher.get(`/subscriptions/${subscriptionId}/usage`)]);
      const minute = (answer: Answer) => expectStatus(answer, 200).body.quotas.find(({ level }: { level: string }) => level === 'subscription');
      expect(minute(portal)).toEqual(minute(publisher));
      expect(minute(portal)).toMatchObject({ policy: 'Gold', unit: 'calls', limit: 5_000 });
    });
    const day = new Date(new Date().setUTCHours(0, 0, 0, 0)).toISOString();
    await eventually(async () => {
      const { body } = await request('GET', `${world().deployment.trafficManager}/api/am/admin/v4/usage?level=subscription&subscriptionId=${subscriptionId}&from=${day}`, { token: world().adminToken });
      expect(body.list).toMatchObject([{ used: passed, overLimit: 0 }]);
    });
    expectStatus(await world().devportal.delete(`/applications/${applicationId}`), 200);
  });
};
