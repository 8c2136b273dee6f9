import { enterWorld, logInAsAdmin, type World } from '../src/main-job/world';
import { startFiveServices, type FiveServices } from '../src/start-five-services';
import { subscribe, type Subscribed } from './gateway-state';
import { followDigests } from './state-digests';

/** Five services and three gateways with an API that is called all the time, and an eye on what each gateway holds. */
export interface WatchedSystem {
  readonly services: FiveServices;
  readonly world: World;
  readonly steady: Subscribed;
  readonly digests: Awaited<ReturnType<typeof followDigests>>;
  stop(): Promise<void>;
}

export const startWatchedSystem = async (on: { readonly brokers?: string; readonly postgres?: string }): Promise<WatchedSystem> => {
  const services = await startFiveServices({ gateways: 3, ...on });
  const world = await enterWorld(services);
  await logInAsAdmin(world);
  const steady = await subscribe(world, 'steady', 'steady');
  const digests = await followDigests(services.kafka);
  return {
    services,
    world,
    steady,
    digests,
    stop: async () => {
      await digests.stop();
      await world.backend.stop();
      await services.stop();
    },
  };
};
