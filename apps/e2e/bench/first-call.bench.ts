import { eventually } from '@quintet/testkit';
import { startThrottledGateway } from '../src/throttled-gateway';

/** How long the first call of a quota takes, which waits for its lease over Kafka, beside the second one; one key after the other. */
const keys = 200;

test.each([1, 2])('first call of a key, %i worker(s)', async (workers) => {
  const it = await startThrottledGateway(workers);
  try {
    const call = await it.subscribe('first', 1_000, 'application');
    await eventually(async () => {
      for (let i = 0; i < 8; i += 1) expect(await call()).toBe(200);
    });
    const times: { first: number[]; second: number[] } = { first: [], second: [] };
    for (let i = 0; i < keys; i += 1) {
      for (const which of ['first', 'second'] as const) {
        const begun = performance.now();
        expect(await call({ user: `user ${i}`, fresh: false })).toBe(200);
        times[which].push(performance.now() - begun);
      }
    }
    const at = (values: number[], share: number): string => (values.sort((a, b) => a - b)[Math.floor(values.length * share)] ?? 0).toFixed(1);
    for (const which of ['first', 'second'] as const) {
      process.stdout.write(`${workers} worker(s), ${which} call of a key: p50 ${at(times[which], 0.5)} ms, p95 ${at(times[which], 0.95)} ms, p99 ${at(times[which], 0.99)} ms\n`);
    }
  } finally {
    await it.stop();
  }
});
