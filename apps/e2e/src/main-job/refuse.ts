import { createHmac } from 'node:crypto';
import { eventually } from '@quintet/testkit';
import { expectStatus, request, type RequestParts } from '../rest';
import type { Step } from './steps';
import { applicationToken, call, createApplication, onEveryGateway, type World } from './world';

const encode = (part: unknown): string => Buffer.from(JSON.stringify(part)).toString('base64url');
const decode = (token: string): Record<string, unknown> => JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')) as Record<string, unknown>;
const clockToleranceMs = 5_000;

/** What must not get through. */
export const refuse = (world: () => World, step: Step): void => {
  const refused = async (parts: RequestParts, status: number, code: number, path = '/orders', method = 'GET') => {
    for (const gateway of world().deployment.gateways.keys()) {
      const answer = await call(world(), method, path, parts, gateway);
      expect({ gateway, status: answer.status, code: Number(answer.body?.code), text: answer.text }).toMatchObject({ gateway, status, code });
      expect(answer.body).toEqual(expect.objectContaining({ message: expect.any(String), description: expect.any(String) }));
    }
  };

  step('no token, and tokens that are bad, forged or unsigned, are refused', async () => {
    const { token } = world();
    const [header, payload] = token.split('.');
    const claims = decode(token);

    await refused({}, 401, 900902);
    await refused({ token: 'nonsense' }, 401, 900901);
    await refused({ token: `${header}.${encode({ ...claims, sub: 'mallory' })}.${token.split('.')[2]}` }, 401, 900901);
    await refused({ token: `${encode({ alg: 'none', typ: 'at+jwt' })}.${payload}.` }, 401, 900901);
    const hmac = `${encode({ alg: 'HS256', typ: 'at+jwt' })}.${payload}`;
    await refused({ token: `${hmac}.${createHmac('sha256', 'public key').update(hmac).digest('base64url')}` }, 401, 900901);
    expect((await call(world(), 'GET', '/orders')).headers.get('www-authenticate')).toContain('Bearer');
  });

  step('an expired token is refused', async () => {
    const short = await applicationToken(world(), world(), { validity_period: '1' });
    expect(Number(decode(short)['exp']) - Number(decode(short)['iat'])).toBe(1);

    await eventually(async () => expect((await call(world(), 'GET', '/orders', { token: short })).body).toMatchObject({ code: expect.anything() }), { timeoutMs: clockToleranceMs + 10_000 });
    await refused({ token: short }, 401, 900901);
  });

  step('an application that has not subscribed is refused', async () => {
    const stranger = await createApplication(world(), 'stranger');
    const token = await applicationToken(world(), stranger);

    await onEveryGateway(world(), 'GET', '/orders', { token }, { status: 403, code: 900908 });
    expectStatus(await world().devportal.delete(`/applications/${stranger.applicationId}`), 200);
  });

  step('an operation whose scope the token lacks is refused', async () => {
    await refused({ token: world().token }, 403, 900910, '/admin/report');
  });

  step('an unknown context, resource and method are told apart', async () => {
    const { token, deployment } = world();
    for (const [gateway, { traffic }] of deployment.gateways.entries()) {
      expectStatus(await request('GET', `${traffic}/no/such/api`, { token }), 404);
      expectStatus(await call(world(), 'GET', '/no-such-resource', { token }, gateway), 404);
      const answer = expectStatus(await call(world(), 'PATCH', '/orders', { token }, gateway), 405);
      expect(answer.headers.get('allow')?.split(/,\s*/).sort()).toEqual(expect.arrayContaining(['GET', 'POST']));
    }
  });

  step('bad input is refused with the field, and changes nothing', async () => {
    const answer = expectStatus(await world().publisher.post('/apis', { json: { name: 'Bad', version: '1.0.0', context: 'no spaces allowed?', operations: [{ verb: 'FETCH', target: '/x' }] } }), 400);
    expect(answer.body).toMatchObject({ code: expect.any(Number), message: expect.any(String), description: expect.any(String), moreInfo: expect.any(String), error: expect.any(Array) });
    expect(answer.body.error.length).toBeGreaterThan(0);
    expect(expectStatus(await world().publisher.get('/apis?query=name:Bad'), 200).body.count).toBe(0);
  });

  step('a token without the scope gets 403, none at all 401', async () => {
    expectStatus(await world().publisher.get('/apis', { token: world().token }), 403);
    const answer = expectStatus(await request('GET', `${world().deployment.publisher}/api/am/publisher/v4/apis`), 401);
    expect(answer.body).toMatchObject({ code: 900901 });
  });
};
