import { explanationAsked, explanationGiven, type DecisionRecord } from '@quintet/contracts';
import { outgoing, type Consumer, type EventBus } from '@quintet/messaging';
import type { Clock, Component, Logger } from '@quintet/service-kit';

export interface ExplanationParts {
  readonly bus: Pick<EventBus, 'tail' | 'publish'>;
  readonly gatewayId: string;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Each record of that id that this gateway's processes remember. */
  readonly find: (requestId: string) => Promise<readonly DecisionRecord[]>;
  /** Questions that are looked into at a time; beyond it they are left unanswered. */
  readonly maxAtOnce?: number;
}

/** Answers what portals ask of calls, where this gateway remembers them: no portal knows which gateway served a call, and none has a log-in there. */
export const answerExplanations = ({ bus, gatewayId, clock, logger, find, maxAtOnce = 50 }: ExplanationParts): Component => {
  let consumer: Consumer | undefined;
  const open = new Set<Promise<void>>();

  const answer = async (questionId: string, requestId: string): Promise<void> => {
    const records = await find(requestId);
    if (records.length === 0) return;
    await bus.publish(records.map((record) => outgoing(explanationGiven, { questionId, gatewayId, record }, { source: '/gateway', timeMs: clock.now() })));
  };
  return {
    name: 'explanations',
    start: async () => {
      consumer = bus.tail(explanationAsked, ({ questionId, requestId }) => {
        if (open.size >= maxAtOnce) return;
        // Not waited for: a worker that is slow to say holds up no other question.
        const answering: Promise<void> = answer(questionId, requestId)
          .catch((error: unknown) => logger.warn({ err: error }, 'an explanation could not be given'))
          .finally(() => open.delete(answering));
        open.add(answering);
      });
    },
    stop: async () => {
      await consumer?.stop();
      await Promise.all(open);
    },
  };
};
