import type { World } from '../src/main-job/world';
import { seenAt, type Subscribed } from './gateway-state';
import { pause } from './pause';

const callPauseMs = 10;

/** Calls in turn the gateways that are there now, and counts what they answer. */
export const keepCalling = (world: World, steady: Subscribed) => {
  const gateways = world.deployment.gateways.length;
  const seen = new Map<string, number>();
  let going = true;
  const done = (async () => {
    for (let n = 0; going; n += 1) {
      const answer = await seenAt(world, n % gateways, steady, steady.token).catch((error: Error) => `failed: ${error.message}`);
      seen.set(answer, (seen.get(answer) ?? 0) + 1);
      await pause(callPauseMs);
    }
  })();
  return {
    seen,
    stop: async (): Promise<void> => {
      going = false;
      await done;
    },
  };
};
