import { eventually } from '@quintet/testkit';
import { expectStatus } from '../rest';
import type { Step } from './steps';
import { call, onEveryGateway, type World } from './world';

const revokedWithinMs = 1_000;

/** Keys that an application calls with instead of a token. */
export const apiKeys = (world: () => World, step: Step): void => {
  const path = () => `/applications/${world().applicationId}/api-keys/PRODUCTION`;
  const generate = async (json: object): Promise<{ apikey: string; keyUUID: string }> => expectStatus(await world().devportal.post(`${path()}/generate`, { json }), 200).body;
  const withKey = (apikey: string) => ({ headers: { ApiKey: apikey } });

  step('an API key does for a token at every gateway, and goes no further', async () => {
    const { apikey, keyUUID } = await generate({ keyName: 'Till', validityPeriod: 3_600 });

    await onEveryGateway(world(), 'GET', '/orders', withKey(apikey), { status: 200 });
    expect((await call(world(), 'GET', '/orders', withKey(apikey))).text).not.toContain(apikey);
    expect(expectStatus(await world().devportal.get(path()), 200).body).toMatchObject({ count: 1, list: [{ keyUUID, keyName: 'Till', validityPeriod: 3_600 }] });
  });

  step('a key for other addresses is refused', async () => {
    const { apikey } = await generate({ keyName: 'Elsewhere', additionalProperties: { permittedIP: '192.0.2.0/24,2001:db8::/32' } });

    await onEveryGateway(world(), 'GET', '/orders', withKey(apikey), { status: 403, code: 900908 });
  });

  step('a key that was replaced or revoked is refused at every gateway within a second', async () => {
    const gateways = [...world().deployment.gateways.keys()];
    const refusedSoon = (apikey: string) =>
      eventually(
        async () => {
          for (const gateway of gateways) expect(Number((await call(world(), 'GET', '/orders', withKey(apikey), gateway)).body?.code)).toBe(900901);
        },
        { timeoutMs: revokedWithinMs },
      );
    const first = await generate({ keyName: 'Short-lived' });
    await onEveryGateway(world(), 'GET', '/orders', withKey(first.apikey), { status: 200 });

    const second = expectStatus(await world().devportal.post(`${path()}/regenerate`, { json: { keyUUID: first.keyUUID } }), 200).body;
    await refusedSoon(first.apikey);
    await onEveryGateway(world(), 'GET', '/orders', withKey(second.apikey), { status: 200 });

    expectStatus(await world().devportal.post(`${path()}/revoke`, { json: { keyUUID: second.keyUUID } }), 200);
    await refusedSoon(second.apikey);
    await onEveryGateway(world(), 'GET', '/orders', { token: world().token }, { status: 200 });
  });
};
