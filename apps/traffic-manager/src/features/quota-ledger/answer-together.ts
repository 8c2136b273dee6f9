import type { QuotaDemand } from '@quintet/contracts';
import type { LedgerAnswer, QuotaLedger } from './quota-ledger';

/** Answers one message; what it costs is shared with those that come at the same time. */
export interface DemandLedger {
  answer(demand: QuotaDemand): Promise<LedgerAnswer>;
}

interface Waiting {
  readonly demand: QuotaDemand;
  readonly resolve: (answer: LedgerAnswer) => void;
  readonly reject: (error: unknown) => void;
}

const messagesAtMost = 32;
const keysAtMost = 2_000;
const transactionsAtOnce = 2;

/** PostgreSQL's classes of errors that are about what was written: one message spoils the others' transaction. */
const isOfOneMessage = (error: unknown): boolean => /^2[23]/.test((error as { code?: string } | null)?.code ?? '');

const keysOf = ({ demands, reports = [] }: QuotaDemand): number => demands.length + reports.length;

/**
 * Messages that arrive while the ledger is busy wait together for the next transaction: under load the database sees few
 * large transactions, and a message that comes alone waits for none.
 */
export const answerTogether = (ledger: QuotaLedger): DemandLedger => {
  const queue: Waiting[] = [];
  let running = 0;

  const take = (): Waiting[] => {
    let keys = 0;
    const fitting = queue.findIndex(({ demand }, i) => i >= messagesAtMost || ((keys += keysOf(demand)) > keysAtMost && i > 0));
    return queue.splice(0, fitting === -1 ? queue.length : fitting);
  };

  const answerAll = async (batch: readonly Waiting[]): Promise<void> => {
    try {
      const answers = await ledger.answer(batch.map(({ demand }) => demand));
      batch.forEach(({ resolve }, i) => resolve(answers[i] as LedgerAnswer));
    } catch (error) {
      if (batch.length > 1 && isOfOneMessage(error)) for (const one of batch) await answerAll([one]);
      else batch.forEach(({ reject }) => reject(error));
    }
  };

  const run = (): void => {
    if (running >= transactionsAtOnce || queue.length === 0) return;
    running += 1;
    void answerAll(take()).finally(() => {
      running -= 1;
      run();
    });
  };

  return {
    answer: (demand) =>
      new Promise((resolve, reject) => {
        queue.push({ demand, resolve, reject });
        run();
      }),
  };
};
