import type { ReadinessCheck } from './service';

/** Something that runs: opened by `start`, closed by `stop`, which is safe to call twice. */
export interface Component {
  readonly name: string;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** What is told of it to whoever asks whether the process that stands on it is ready, and makes that process unready never. */
  readonly advisory?: readonly ReadinessCheck[];
}

/** Starts components in order; stops them in reverse. If one fails to start, those already started are stopped before the error is rethrown. */
export const createLifecycle = (components: readonly Component[]) => {
  const started: Component[] = [];
  const stop = async (): Promise<void> => {
    const failures: unknown[] = [];
    for (let next = started.pop(); next; next = started.pop()) {
      await next.stop().catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw new AggregateError(failures, 'some components did not stop cleanly');
  };
  const start = async (): Promise<void> => {
    for (const component of components) {
      try {
        await component.start();
        started.push(component);
      } catch (cause) {
        // What was opened half-way is closed too: a component's own stop is safe at any time.
        await component.stop().catch(() => undefined);
        await stop().catch(() => undefined);
        throw new Error(`component "${component.name}" did not start`, { cause });
      }
    }
  };
  return { start, stop };
};
