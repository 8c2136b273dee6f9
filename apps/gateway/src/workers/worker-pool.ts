import cluster, { type Worker } from 'node:cluster';
import { throttleDecided } from '@quintet/contracts';
import type { Consumer, EventBus } from '@quintet/messaging';
import type { Certificate, Component, Logger, ReadinessCheck } from '@quintet/service-kit';
import type { PrimaryChannel, Question, ToPrimary, ToWorker } from './channel';
import type { StateRelay } from './state-relay';
import type { WorkerLedger } from './worker-ledger';

/** The processes that carry the traffic of this gateway. */
export interface WorkerPool extends Component {
  /** What each live worker says to a question; those that do not answer in time are left out. */
  ask(about: Question, detail?: string): Promise<unknown[]>;
  ports(): { readonly http: number; readonly https: number };
  readonly whetherReady: ReadinessCheck;
}

export interface WorkerPoolOptions {
  readonly gatewayId: string;
  readonly count: number;
  readonly certificate: Certificate;
  readonly bus: EventBus;
  readonly relay: StateRelay;
  readonly ledger: WorkerLedger;
  readonly logger: Logger;
  /** Longest wait for the end of a worker that was told to stop. */
  readonly stopMs: number;
}

interface Member {
  readonly worker: Worker;
  readonly channel: PrimaryChannel;
  isReady: boolean;
  ports: { http: number; https: number };
}

/** A worker that ends is replaced; one that ends again and again, ever more slowly. */
const firstDelayMs = 50;
const longestDelayMs = 5_000;
const steadyAfterMs = 30_000;
const answerMs = 2_000;
const pollMs = 20;

const channelTo = (worker: Worker, logger: Logger): PrimaryChannel => ({
  send: (message: ToWorker) => {
    if (!worker.isConnected()) return;
    worker.send(message, (error: Error | null) => {
      if (error) logger.warn({ err: error, pid: worker.process.pid }, 'a worker could not be told something');
    });
  },
  onMessage: (listener) => void worker.on('message', (message: ToPrimary) => listener(message)),
});

/** Forks the workers, serves them, and replaces those that end. */
export const createWorkerPool = ({ gatewayId, count, certificate, bus, relay, ledger, logger, stopMs }: WorkerPoolOptions): WorkerPool => {
  const members = new Map<number, Member>();
  const questions = new Map<number, (value: unknown) => void>();
  let lastQuestion = 0;
  let stopping = false;
  let decisions: Consumer | undefined;
  const restarts = new Set<NodeJS.Timeout>();

  const serve = (member: Member, index: number): void => {
    const { channel, worker } = member;
    const state = relay.serve(channel);
    channel.onMessage((message) => {
      switch (message.kind) {
        case 'hello':
          return channel.send({ kind: 'begin', gatewayId, certificate, index, count });
        case 'follow':
          return state.follow(message.type);
        case 'tail':
          return state.tail(message.type);
        case 'demand':
          return ledger.answer(channel, message.demand);
        case 'publish':
          return void bus.publish(message.records).then(
            () => channel.send({ kind: 'published', id: message.id, error: null }),
            (error: unknown) => channel.send({ kind: 'published', id: message.id, error: String(error) }),
          );
        case 'answer':
          questions.get(message.id)?.(message.value);
          return;
        case 'ready':
          member.isReady = true;
          member.ports = message.ports;
          return;
      }
    });
    worker.once('exit', () => {
      state.end();
      ledger.forget(channel);
    });
  };

  const fork = (index: number, delayMs: number): void => {
    const worker = cluster.fork();
    const bornMs = performance.now();
    const member: Member = { worker, channel: channelTo(worker, logger), isReady: false, ports: { http: 0, https: 0 } };
    members.set(index, member);
    serve(member, index);
    worker.once('exit', (code, signal) => {
      members.delete(index);
      if (stopping) return;
      const nextMs = performance.now() - bornMs > steadyAfterMs ? firstDelayMs : Math.min(longestDelayMs, delayMs * 2);
      // What it held is given up: nobody knows what it spent of it.
      logger.error({ pid: worker.process.pid, code, signal, restartMs: nextMs }, 'a worker ended: it is replaced');
      const timer = setTimeout(() => {
        restarts.delete(timer);
        fork(index, nextMs);
      }, nextMs);
      restarts.add(timer);
    });
  };
  const until = async (holds: () => boolean, withinMs: number): Promise<boolean> => {
    const endMs = performance.now() + withinMs;
    while (!holds() && performance.now() < endMs) await new Promise((resolve) => setTimeout(resolve, pollMs));
    return holds();
  };

  return {
    name: 'workers',
    ask: async (about, detail = '') => {
      const asked = [...members.values()].filter(({ isReady }) => isReady).map(({ channel }) => {
        const id = (lastQuestion += 1);
        return new Promise<unknown>((resolve) => {
          const settle = (value: unknown): void => {
            clearTimeout(timer);
            questions.delete(id);
            resolve(value);
          };
          const timer = setTimeout(() => settle(undefined), answerMs);
          questions.set(id, settle);
          channel.send({ kind: 'question', id, about, detail });
        });
      });
      return (await Promise.all(asked)).filter((value) => value !== undefined && value !== null);
    },
    ports: () => [...members.values()].find(({ isReady }) => isReady)?.ports ?? { http: 0, https: 0 },
    whetherReady: {
      name: 'workers',
      failing: () => {
        const ready = [...members.values()].filter(({ isReady }) => isReady).length;
        return ready > 0 ? undefined : 'no worker is ready yet';
      },
    },
    start: async () => {
      stopping = false;
      // Workers accept by themselves: a connection that the primary hands to one that dies just then would hang for ever.
      cluster.schedulingPolicy = cluster.SCHED_NONE;
      // That a quota is used up is for this process to say: it may still hold some of it.
      decisions = relay.tail(bus, throttleDecided, ({ state }) => state === 'open');
      for (let index = 0; index < count; index += 1) fork(index, firstDelayMs);
    },
    stop: async () => {
      stopping = true;
      restarts.forEach((timer) => clearTimeout(timer));
      restarts.clear();
      for (const { channel } of members.values()) channel.send({ kind: 'stop' });
      if (!(await until(() => members.size === 0, stopMs))) {
        logger.warn({ workers: members.size }, 'workers did not stop in time and are ended');
        for (const { worker } of members.values()) worker.process.kill('SIGKILL');
        await until(() => members.size === 0, answerMs);
      }
      await decisions?.stop();
    },
  };
};
