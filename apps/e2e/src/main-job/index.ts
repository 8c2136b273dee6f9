import type { Deployment } from '../deployment';
import { apiKeys } from './api-keys';
import { liveOn } from './live-on';
import { publishAndCall } from './publish-and-call';
import { refuse } from './refuse';
import { createSteps } from './steps';
import { throttleAndBlock } from './throttle-and-block';
import { usageAndReset } from './usage-and-reset';
import { enterWorld, type World } from './world';

/** The job that the product exists for, from the first log-in to the last deletion. The steps build on each other. */
export const mainJob = (start: () => Promise<Deployment>, { startTimeoutMs = 120_000 } = {}): void => {
  let world: World | undefined;
  let deployment: Deployment | undefined;
  const current = (): World => {
    if (!world) throw new Error('the deployment did not start');
    return world;
  };
  beforeAll(async () => {
    deployment = await start();
    world = await enterWorld(deployment);
  }, startTimeoutMs);
  afterAll(async () => {
    await world?.backend.stop();
    await deployment?.stop();
  }, startTimeoutMs);

  const step = createSteps();
  publishAndCall(current, step);
  refuse(current, step);
  apiKeys(current, step);
  throttleAndBlock(current, step);
  usageAndReset(current, step);
  liveOn(current, step);
};
