import { readFileSync } from 'node:fs';
import type { Deployment } from '../src/deployment';
import { applicationToken, call, createApplication, enterWorld, logInAsAdmin, type World } from '../src/main-job/world';
import { expectStatus, request } from '../src/rest';
import { startAllInOne } from '../src/start-all-in-one';
import { startFiveServices } from '../src/start-five-services';

const rounds = 50;
const giveUpMs = 10_000;

const quantile = (sorted: readonly number[], q: number): number => sorted[Math.min(sorted.length - 1, Math.ceil(q * sorted.length) - 1)] ?? NaN;
const summary = (millis: readonly number[]): string => {
  const sorted = [...millis].sort((a, b) => a - b);
  const show = (value: number): string => value.toFixed(1);
  return `median ${show(quantile(sorted, 0.5))} ms, p99 ${show(quantile(sorted, 0.99))} ms, of ${sorted.length}`;
};

/** Milliseconds from the sending of a change until every gateway answers with the status. */
const untilEveryGateway = async (world: World, change: () => Promise<unknown>, token: string, status: number): Promise<number> => {
  const began = performance.now();
  await change();
  for (const gateway of world.deployment.gateways.keys()) {
    while ((await call(world, 'GET', '/orders', { token }, gateway)).status !== status) {
      if (performance.now() - began > giveUpMs) throw new Error(`no ${status} within ${giveUpMs} ms`);
    }
  }
  return performance.now() - began;
};

const createApi = async (world: World): Promise<void> => {
  const endpoint = { url: world.backendUrl };
  const json = { name: 'Orders', version: '1.0.0', context: world.context, policies: ['Unlimited'], operations: [{ verb: 'GET', target: '/orders' }], endpointConfig: { endpoint_type: 'http', production_endpoints: endpoint, sandbox_endpoints: endpoint } };
  world.apiId = expectStatus(await world.publisher.post('/apis', { json }), 201).body.id;
  world.revisionId = expectStatus(await world.publisher.post(`/apis/${world.apiId}/revisions`, { json: { description: 'one' } }), 201).body.id;
};

const residentMegabytes = (pid: number): number => {
  const line = readFileSync(`/proc/${pid}/status`, 'utf8').split('\n').find((one) => one.startsWith('VmRSS:'));
  return Math.round(Number(line?.replace(/\D/g, '')) / 1024);
};

const measure = (name: string, start: () => Promise<Deployment>): void => {
  test(`${name}: publish to first 200, revoke to first 401`, async () => {
    const deployment = await start();
    const world = await enterWorld(deployment);
    try {
      await logInAsAdmin(world);
      await createApi(world);
      const environments = { json: [{ name: 'Default', vhost: 'localhost' }] };
      const deploy = () => world.publisher.post(`/apis/${world.apiId}/deploy-revision?revisionId=${world.revisionId}`, environments).then((answer) => expectStatus(answer, 201));
      const undeploy = () => world.publisher.post(`/apis/${world.apiId}/undeploy-revision?revisionId=${world.revisionId}`, environments).then((answer) => expectStatus(answer, 201));
      await deploy();
      expectStatus(await world.publisher.post(`/apis/change-lifecycle?apiId=${world.apiId}&action=Publish`), 200);
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      const application = await createApplication(world, 'bench', 'Unlimited');
      const token = await applicationToken(world, application);
      await untilEveryGateway(world, async () => undefined, token, 200);

      const published: number[] = [];
      const revoked: number[] = [];
      for (let i = 0; i < rounds; i += 1) {
        await untilEveryGateway(world, undeploy, token, 404);
        published.push(await untilEveryGateway(world, deploy, token, 200));
        const once = await applicationToken(world, application);
        await untilEveryGateway(world, async () => undefined, once, 200);
        const revoke = () =>
          request('POST', `${deployment.keyManager}/oauth2/revoke`, { basic: { username: application.consumerKey, password: application.consumerSecret }, form: { token: once } }).then((answer) => expectStatus(answer, 200));
        revoked.push(await untilEveryGateway(world, revoke, once, 401));
      }
      const processes = 'processes' in deployment ? [...(deployment.processes as Map<string, { name: string; pid: number }>).values()] : [];
      const memory = processes.map((one) => `${one.name} ${residentMegabytes(one.pid)}`).join(', ');
      process.stdout.write(`\n${name}, ${deployment.gateways.length} gateway(s)\n  publish -> first 200: ${summary(published)}\n  revoke -> first 401: ${summary(revoked)}\n${memory === '' ? '' : `  resident MiB: ${memory}\n`}`);
    } finally {
      await world.backend.stop();
      await deployment.stop();
    }
  });
};

measure('memory hub', startAllInOne);
measure('kafka', startFiveServices);
