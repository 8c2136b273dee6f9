import { Worker } from 'node:worker_threads';
import type { DefinitionChange } from './definition-change';

export interface ComparisonQuestion {
  readonly id: number;
  /** JSON text. */
  readonly before: string;
  readonly after: string;
}
export interface ComparisonAnswer {
  readonly id: number;
  readonly changes: readonly DefinitionChange[];
}

export interface ComparisonThreadOptions {
  /** The code of compare-worker.ts with all that it imports, as one CommonJS text. */
  readonly code: string;
  /** For one comparison, the start of the thread included. */
  readonly timeoutMs?: number;
  /** Comparisons that wait or run; more are refused. */
  readonly maxOpen?: number;
  /** Without work for so long the thread ends; the next comparison starts one. */
  readonly idleMs?: number;
}

export interface ComparisonThread {
  /**
   * As `compareDefinitions`, of JSON texts, and beside the event loop; one after the other.
   *
   * @throws ComparisonUnavailable when too many are open, it takes too long, or the thread cannot run
   */
  compare(before: string, after: string): Promise<readonly DefinitionChange[]>;
  stop(): Promise<void>;
}

export class ComparisonUnavailable extends Error {
  override readonly name = 'ComparisonUnavailable';
}

interface Waiting extends ComparisonQuestion {
  readonly resolve: (changes: readonly DefinitionChange[]) => void;
  readonly reject: (error: Error) => void;
}

/** Twice what two definitions of 10 MB take when parsed. */
const maxHeapMb = 1_024;

/** A thread that compares definitions: the longest comparisons take seconds. */
export const createComparisonThread = ({ code, timeoutMs = 15_000, maxOpen = 10, idleMs = 30_000 }: ComparisonThreadOptions): ComparisonThread => {
  const waiting: Waiting[] = [];
  let worker: Worker | undefined;
  let running: Waiting | undefined;
  let timer: NodeJS.Timeout | undefined;
  let lastId = 0;

  const end = async (): Promise<void> => {
    clearTimeout(timer);
    const ending = worker;
    worker = undefined;
    await ending?.terminate();
  };
  const settle = (how: (one: Waiting) => void): void => {
    clearTimeout(timer);
    const done = running;
    running = undefined;
    if (done) how(done);
    next();
  };
  const fail = (reason: string, cause?: unknown): void => {
    void end();
    settle(({ reject }) => reject(new ComparisonUnavailable(reason, { cause })));
  };
  const begin = (): Worker => {
    const made = new Worker(code, { eval: true, name: 'compare definitions', resourceLimits: { maxOldGenerationSizeMb: maxHeapMb } });
    made.unref();
    made.on('message', ({ id, changes }: ComparisonAnswer) => {
      if (running?.id === id) settle(({ resolve }) => resolve(changes));
    });
    made.on('error', (error) => {
      if (worker === made) fail('The comparison ended with an error', error);
    });
    made.on('exit', () => {
      if (worker === made) fail('The comparison ended early');
    });
    return made;
  };
  const next = (): void => {
    if (running) return;
    running = waiting.shift();
    if (!running) {
      timer = setTimeout(() => void end(), idleMs).unref();
      return;
    }
    timer = setTimeout(() => fail('The comparison takes too long'), timeoutMs);
    worker ??= begin();
    const { id, before, after } = running;
    worker.postMessage({ id, before, after } satisfies ComparisonQuestion);
  };

  return {
    compare: (before, after) =>
      new Promise((resolve, reject) => {
        if (waiting.length + (running ? 1 : 0) >= maxOpen) return reject(new ComparisonUnavailable('Too many comparisons wait'));
        clearTimeout(running ? undefined : timer);
        waiting.push({ id: (lastId += 1), before, after, resolve, reject });
        next();
      }),
    stop: async () => {
      for (const { reject } of waiting.splice(0)) reject(new ComparisonUnavailable('The service stops'));
      running?.reject(new ComparisonUnavailable('The service stops'));
      running = undefined;
      await end();
    },
  };
};
