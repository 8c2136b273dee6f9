import { readFileSync } from 'node:fs';
import { request } from 'undici';
import type { Deployment, GatewayAddress } from '../src/deployment';
import { applicationToken, createApplication, enterWorld, logInAsAdmin, type World } from '../src/main-job/world';
import { expectStatus, request as ask } from '../src/rest';
import { startAllInOne } from '../src/start-all-in-one';
import { startFiveServices } from '../src/start-five-services';
import { followHops, nowMs } from './hops';

const rounds = 500;
const giveUpMs = 10_000;
const afterMs = 25;

const quantile = (sorted: readonly number[], q: number): number => sorted[Math.min(sorted.length - 1, Math.ceil(q * sorted.length) - 1)] ?? NaN;
const summary = (millis: readonly number[]): string => {
  const sorted = [...millis].sort((a, b) => a - b);
  const show = (value: number): string => value.toFixed(1);
  return `median ${show(quantile(sorted, 0.5))} ms, p99 ${show(quantile(sorted, 0.99))} ms, of ${sorted.length}`;
};

/** Milliseconds from the sending of a change until every gateway answers with the status. */
const untilEveryGateway = async (world: World, change: () => Promise<unknown>, token: string, status: number, answered: () => void = () => undefined): Promise<number> => {
  const began = performance.now();
  await change();
  answered();
  const headers = { authorization: `Bearer ${token}` };
  const until = async ({ traffic }: GatewayAddress): Promise<void> => {
    for (;;) {
      const { statusCode, body } = await request(`${traffic}${world.context}/1.0.0/orders`, { headers });
      await body.dump();
      if (statusCode === status) return;
      if (performance.now() - began > giveUpMs) throw new Error(`no ${status} within ${giveUpMs} ms`);
    }
  };
  await Promise.all(world.deployment.gateways.map(until));
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
      const deploy = () => world.publisher.post(`/apis/${world.apiId}/deploy-revision?revisionId=${world.revisionId}&waitMs=0`, environments).then((answer) => expectStatus(answer, 201));
      const undeploy = () => world.publisher.post(`/apis/${world.apiId}/undeploy-revision?revisionId=${world.revisionId}`, environments).then((answer) => expectStatus(answer, 201));
      await deploy();
      expectStatus(await world.publisher.post(`/apis/change-lifecycle?apiId=${world.apiId}&action=Publish`), 200);
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      const application = await createApplication(world, 'bench', 'Unlimited');
      const token = await applicationToken(world, application);
      await untilEveryGateway(world, async () => undefined, token, 200);

      const hops = 'kafka' in deployment ? await followHops(deployment.kafka as { brokers: string; topicPrefix: string }) : undefined;
      const parts = new Map<string, number[]>();
      const note = (hop: string, ms: number): void => void parts.set(hop, [...(parts.get(hop) ?? []), ms]);
      const published: number[] = [];
      const revoked: number[] = [];
      for (let i = 0; i < rounds; i += 1) {
        await untilEveryGateway(world, undeploy, token, 404);
        hops?.begin();
        const beganMs = nowMs();
        let answeredMs = 0;
        published.push(await untilEveryGateway(world, deploy, token, 200, () => (answeredMs = nowMs())));
        note('sent -> 201', answeredMs - beganMs);
        if (hops) {
          await new Promise((resolve) => setTimeout(resolve, afterMs)); // for the receipts
          const { putMs, readMs, appliedMs } = hops.seen();
          note('sent -> on the outbox', putMs - beganMs);
          note('on the outbox -> read by another reader', readMs - putMs);
          note('on the outbox -> applied by the first gateway', Math.min(...appliedMs) - putMs);
          note('on the outbox -> applied by the last gateway', Math.max(...appliedMs) - putMs);
        }
        const once = await applicationToken(world, application);
        await untilEveryGateway(world, async () => undefined, once, 200);
        const revoke = () =>
          ask('POST', `${deployment.keyManager}/oauth2/revoke`, { basic: { username: application.consumerKey, password: application.consumerSecret }, form: { token: once } }).then((answer) => expectStatus(answer, 200));
        revoked.push(await untilEveryGateway(world, revoke, once, 401));
      }
      const processes = 'processes' in deployment ? [...(deployment.processes as Map<string, { name: string; pid: number }>).values()] : [];
      const memory = processes.map((one) => `${one.name} ${residentMegabytes(one.pid)}`).join(', ');
      process.stdout.write(`\n${name}, ${deployment.gateways.length} gateway(s)\n  publish -> first 200: ${summary(published)}\n  revoke -> first 401: ${summary(revoked)}\n${[...parts].map(([hop, millis]) => `    ${hop}: ${summary(millis)}\n`).join('')}${memory === '' ? '' : `  resident MiB: ${memory}\n`}`);
      await hops?.stop();
    } finally {
      await world.backend.stop();
      await deployment.stop();
    }
  });
};

measure('memory hub', startAllInOne);
measure('kafka', startFiveServices);
