import { randomUUID } from 'node:crypto';
import { explanationAsked, explanationGiven, type DecisionRecord } from '@quintet/contracts';
import { outgoing, type Consumer, type EventBus } from '@quintet/messaging';
import { AppError, commonProblems, type Clock, type Component } from '@quintet/service-kit';

export interface DecisionRecordsParts {
  readonly bus: Pick<EventBus, 'tail' | 'publish'>;
  /** URI reference of the service, such as `/publisher`. */
  readonly source: string;
  readonly clock: Clock;
  /** Longest wait for a gateway that remembers the call. */
  readonly waitMs?: number;
  /** Questions at a time; more are refused. */
  readonly maxAtOnce?: number;
}

export interface DecisionRecords extends Component {
  /**
   * What some gateway remembers of a call that the asker may see.
   *
   * Several calls may have had the same id, as callers choose it: the first record that may be seen is taken. One that may
   * not be seen is waited past, so that neither the answer nor its time tells whether there is one.
   *
   * @returns undefined when none came in time
   * @throws AppError UNAVAILABLE when the event hub does not take the question, or too many are open
   */
  find(requestId: string, maySee: (record: DecisionRecord) => boolean | Promise<boolean>): Promise<DecisionRecord | undefined>;
}

/** What gateways take as the id of a call; any other was never one. */
const requestIdRule = /^[\w.-]{1,128}$/;

/** Asks the gateways over the event hub: nobody knows which of them served a call. */
export const createDecisionRecords = ({ bus, source, clock, waitMs = 1_500, maxAtOnce = 50 }: DecisionRecordsParts): DecisionRecords => {
  const open = new Map<string, (record: DecisionRecord) => void>();
  let consumer: Consumer | undefined;
  return {
    name: 'decision records',
    start: async () => {
      consumer = bus.tail(explanationGiven, ({ questionId, record }) => open.get(questionId)?.(record));
    },
    stop: async () => consumer?.stop(),
    find: async (requestId, maySee) => {
      if (!requestIdRule.test(requestId)) return undefined;
      if (open.size >= maxAtOnce) throw new AppError(commonProblems.UNAVAILABLE, 'Too many calls are asked about at a time. Try again soon');
      const questionId = randomUUID();
      let timer: NodeJS.Timeout | undefined;
      try {
        const answered = new Promise<DecisionRecord | undefined>((resolve, reject) => {
          const judge = async (record: DecisionRecord): Promise<void> => {
            if (record.requestId === requestId && (await maySee(record))) resolve(record);
          };
          open.set(questionId, (record) => void judge(record).catch(reject));
          timer = setTimeout(() => resolve(undefined), waitMs);
        });
        const asked = bus.publish([outgoing(explanationAsked, { questionId, requestId }, { source, timeMs: clock.now() })]).catch((cause: unknown) => {
          throw new AppError(commonProblems.UNAVAILABLE, 'The gateways could not be asked. Try again soon', { cause });
        });
        // One after the other would wait for a hub that is away.
        return await Promise.race([answered, asked.then(() => answered)]);
      } finally {
        clearTimeout(timer);
        open.delete(questionId);
      }
    },
  };
};
