import { eventually } from '@quintet/testkit';
import { enterWorld, logInAsAdmin, type World } from '../src/main-job/world';
import { startFiveServices, type FiveServices } from '../src/start-five-services';
import { changeGateways } from './gateway-changes';
import { seenAt, subscribe } from './gateway-state';
import { pause } from './pause';

const lateGateways = 3;
const betweenStartsMs = 5_000;
const equalMs = 30_000;
const leastAMinute = 1_000;

let services: FiveServices;
let world: World;
beforeAll(async () => {
  services = await startFiveServices({ gateways: 1 });
  world = await enterWorld(services);
  await logInAsAdmin(world);
});
afterAll(async () => {
  await world?.backend.stop();
  await services?.stop();
});

test('a gateway that starts in the midst of changes misses none', async () => {
  const steady = await subscribe(world, 'steady', 'steady');
  const changes = await changeGateways(world, 'late', { blocked: 4, betweenMs: [10, 60] });
  const began = performance.now();
  const startMs: number[] = [];
  try {
    for (let n = 1; n <= lateGateways; n += 1) {
      await pause(betweenStartsMs);
      const starting = performance.now();
      await services.startGateway();
      startMs.push(Math.round(performance.now() - starting));
      // What was there long before: with its very first answer.
      expect(await seenAt(world, n, steady, steady.token)).toBe('steady');
    }
    await pause(betweenStartsMs);
    await changes.stop();
    const tookMs = performance.now() - began;
    const stopped = performance.now();
    for (const gateway of services.gateways.keys()) await eventually(async () => expect(await changes.differences(gateway)).toEqual([]), { timeoutMs: equalMs });
    const aMinute = Math.round((changes.count() * 60_000) / tookMs);
    process.stdout.write(
      `\n${lateGateways} gateways started (ready after ${startMs.join(', ')} ms) while ${changes.count()} changes were made, ${aMinute} a minute: ` +
        `${services.gateways.length} gateways gave ${changes.questions()} right answers each, ${(performance.now() - stopped).toFixed(0)} ms after the last change\n`,
    );
    expect(changes.failures).toEqual([]);
    expect(aMinute).toBeGreaterThanOrEqual(leastAMinute);
  } finally {
    await changes.stop();
  }
});
