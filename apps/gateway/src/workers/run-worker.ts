import type { Component } from '@quintet/service-kit';
import type { Question, ToPrimary, ToWorker, WorkerChannel } from './channel';

/** What one end of the gateway says to the questions of the other. */
export type Answers = Readonly<Record<Question, (detail: string) => unknown>>;

export interface Begin {
  readonly gatewayId: string;
  readonly certificate: { readonly cert: string; readonly key: string };
  readonly index: number;
  readonly count: number;
}

/** The part of `process` that a forked one talks to its primary by. */
export type ForkedProcess = Pick<NodeJS.Process, 'on' | 'send' | 'connected'>;

export const channelToPrimary = (forked: ForkedProcess): WorkerChannel => ({
  send: (message: ToPrimary) => {
    if (forked.connected) forked.send?.(message);
  },
  onMessage: (listener) => void forked.on('message', (message: unknown) => listener(message as ToWorker)),
});

/** Says hello, and settles with what the primary process says to begin with. */
export const begin = (channel: WorkerChannel): Promise<Begin> =>
  new Promise((resolve) => {
    channel.onMessage((message) => {
      if (message.kind === 'begin') resolve(message);
    });
    channel.send({ kind: 'hello' });
  });

/** Answers questions, and stops when told to. */
export const obey = (channel: WorkerChannel, answers: Answers, stop: () => void): void =>
  channel.onMessage((message) => {
    if (message.kind === 'stop') return stop();
    if (message.kind !== 'question') return;
    const { id, about, detail } = message;
    Promise.resolve(answers[about](detail)).then(
      (value) => channel.send({ kind: 'answer', id, value }),
      () => channel.send({ kind: 'answer', id, value: null }),
    );
  });

/** Units of a gateway are split over its workers: all parts together are just as many. */
export const partOf =
  ({ index, count }: Pick<Begin, 'index' | 'count'>) =>
  (units: number): number =>
    Math.floor(units / count) + (index < units % count ? 1 : 0);

const pollMs = 20;

/** Holds the doors shut until nothing is missing: the other workers serve meanwhile. */
export const whenReady = (failing: () => string | undefined): Component => {
  let stopped = false;
  return {
    name: 'state of a worker',
    start: async () => {
      while (failing() !== undefined && !stopped) await new Promise((resolve) => setTimeout(resolve, pollMs));
    },
    stop: async () => {
      stopped = true;
    },
  };
};
