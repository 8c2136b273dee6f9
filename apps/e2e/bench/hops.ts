import { apiDeployed, deploymentAcknowledged } from '@quintet/contracts';
import { createKafkaBus } from '@quintet/messaging';
import { silentLogger } from '@quintet/service-kit';

/** Milliseconds of one clock for all processes of the machine, with fractions where they are known. */
export const nowMs = (): number => performance.timeOrigin + performance.now();

/** Where a deployment is on its way, by those who see it pass. */
export const followHops = async ({ brokers, topicPrefix }: { readonly brokers: string; readonly topicPrefix: string }) => {
  const bus = createKafkaBus({ brokers: brokers.split(','), clientId: 'bench', topicPrefix, logger: silentLogger() });
  await bus.start();
  let putMs = 0;
  let readMs = 0;
  let appliedMs: number[] = [];
  const reader = bus.readState(apiDeployed, ({ meta }) => {
    putMs = meta.timeMs;
    readMs = nowMs();
  });
  await reader.caughtUp;
  await bus.tail(deploymentAcknowledged, ({ outcome, atMs }) => void (outcome === 'applied' && appliedMs.push(atMs))).ready;
  return {
    begin: (): void => {
      appliedMs = [];
    },
    /** When it was put on the outbox, read from the topic by another reader than the gateways, and applied by each gateway that has said so until now. */
    seen: () => ({ putMs, readMs, appliedMs: [...appliedMs] }),
    stop: () => bus.stop(),
  };
};
