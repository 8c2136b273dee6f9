import { createHttpListener, createLifecycle, routeByPath, type Component, type Service } from '@quintet/service-kit';
import { eventually } from './eventually';

export interface RunningService {
  /** `http://127.0.0.1:<port>` of its management listener. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts services as a host process would, on any free port, and waits until they are ready. */
export const startServices = async (services: readonly Service[], foundation: readonly Component[] = []): Promise<RunningService> => {
  const listener = createHttpListener({ name: 'test listener', host: '127.0.0.1', port: 0, handler: routeByPath(services), drainMs: 1_000 });
  const lifecycle = createLifecycle([...foundation, ...services, listener]);
  await lifecycle.start();
  await eventually(() => {
    const failing = services.flatMap(({ readiness }) => readiness).flatMap(({ name, failing: why }) => (why() === undefined ? [] : [`${name}: ${why()}`]));
    if (failing.length > 0) throw new Error(`not ready: ${failing.join('; ')}`);
  });
  return { url: `http://127.0.0.1:${listener.port()}`, stop: () => lifecycle.stop() };
};
