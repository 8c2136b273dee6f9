import { randomUUID } from 'node:crypto';
import { silentLogger } from '@quintet/service-kit';
import { describeCall, type EndedCall } from '../src/account/describe-call';
import { createRequestEvents } from '../src/account/request-events';
import { artifactOf } from '../test/fixture';

/** What a request event adds to a call: CPU with its share of the batch, and for how long making a batch holds up other calls. */
const calls = 100_000;
const everyMs = 1; // so many calls come together

const ended = (): EndedCall =>
  ({
    call: { requestId: randomUUID(), method: 'GET', headers: {}, path: '/pizza/1.0.0/menu', query: '', clientIp: '127.0.0.1', startedMs: Date.now() },
    api: { artifact: artifactOf('http://127.0.0.1:1') },
    exchange: { operation: { verb: 'GET', target: '/orders/{orderId}/items' }, application: { id: randomUUID(), name: 'Shop', owner: 'ann' }, keyType: 'PRODUCTION' },
    status: 200,
    errorCode: null,
    totalMs: Math.random() * 20,
    backendMs: Math.random() * 10,
  }) as unknown as EndedCall;

const measure = async (takes: boolean): Promise<void> => {
  let bytes = 0;
  const events = createRequestEvents({
    bus: {
      publish: async ([record]) => {
        bytes += record?.value?.length ?? 0;
        if (!takes) await new Promise(() => undefined);
      },
    },
    gatewayId: 'gateway-1',
    clock: { now: Date.now },
    logger: silentLogger(),
    stopMs: 100,
  });
  await events.start();
  const some = Array.from({ length: 1_000 }, ended);
  const turns: number[] = [];
  const before = process.cpuUsage();
  for (let i = 0; i < calls; ) {
    const began = performance.now();
    for (let together = 0; together < 10; together += 1, i += 1) events.add(describeCall(some[i % some.length] as EndedCall));
    if (i % 1_000 === 0) await new Promise((resolve) => setTimeout(resolve, everyMs));
    else await new Promise((resolve) => setImmediate(resolve));
    if (i > 20_000 && i % 1_000 !== 0) turns.push(performance.now() - began);
  }
  const { user, system } = process.cpuUsage(before);
  await events.stop();
  turns.sort((a, b) => a - b);
  const at = (share: number): string => (turns[Math.floor(turns.length * share)] ?? 0).toFixed(2);
  const size = takes ? `, ${(bytes / events.sent).toFixed(0)} bytes` : '';
  process.stdout.write(`request events, the hub ${takes ? 'takes them' : 'hangs'}: ${((user + system) / calls).toFixed(1)} us of CPU a call${size}; ten calls hold others up for ${at(0.5)} ms at the median, ${at(0.98)} ms where a batch is made; sent ${events.sent}, dropped ${events.dropped}\n`);
};

void measure(true).then(() => measure(false));
