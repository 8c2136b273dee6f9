import type { QuotaDemand, QuotaGrant, ThrottleDecision } from '@quintet/contracts';
import { sql, type Database } from '@quintet/persistence';
import type { Clock } from '@quintet/service-kit';
import { createLedgerBook } from '@quintet/throttling';
import { openQuotas } from './open-quotas';
import { settleBook } from './settle-book';

export interface LedgerAnswer {
  readonly grant: QuotaGrant;
  readonly decisions: readonly ThrottleDecision[];
  /** The message had been answered before; nothing was granted now. */
  readonly repeated: boolean;
}

/** Leases units out of limits. What it answers has been committed. */
export interface QuotaLedger {
  /** One transaction for all the messages. The same message again gets the same answer, and is granted once. */
  answer(messages: readonly QuotaDemand[]): Promise<LedgerAnswer[]>;
}

type Kept = Omit<LedgerAnswer, 'repeated'>;

class AnsweredBeforeError extends Error {
  override readonly name = 'AnsweredBeforeError';
}

const findAnswer = async (database: Database, { gatewayId, demandId }: QuotaDemand): Promise<LedgerAnswer> => {
  const [row] = await database.rows<{ answer: Kept }>(sql`
    select answer.answer
      from quota_answer answer
     where answer.gateway_id = ${gatewayId} and answer.demand_id = ${demandId}`);
  if (!row) throw new Error('an answer that stood in the ledger is gone');
  return { ...row.answer, repeated: true };
};

export const createQuotaLedger = (database: Database, clock: Clock): QuotaLedger => {
  const decide = (messages: readonly QuotaDemand[]): Promise<LedgerAnswer[]> =>
    database.inTransaction(async (db) => {
      const nowMs = clock.now(); // once: all windows are of one moment
      const open = await openQuotas(db, messages, nowMs);
      const book = createLedgerBook(open.quotas, nowMs);
      const answers = messages.map((message): LedgerAnswer => {
        const { grants, decisions } = book.answer(message);
        return { grant: { gatewayId: message.gatewayId, demandId: message.demandId, decidedMs: nowMs, grants }, decisions, repeated: false };
      });
      const kept = answers.map(({ grant, decisions }) => ({ gatewayId: grant.gatewayId, demandId: grant.demandId, answer: { grant, decisions } satisfies Kept }));
      // Where nothing is limited nothing was granted that could be granted twice.
      if (open.quotas.length > 0 && !(await settleBook(db, book, open, kept, nowMs))) throw new AnsweredBeforeError();
      return answers;
    });

  const answerOne = async (message: QuotaDemand): Promise<LedgerAnswer> => {
    try {
      return (await decide([message]))[0] as LedgerAnswer;
    } catch (error) {
      if (error instanceof AnsweredBeforeError) return findAnswer(database, message);
      throw error;
    }
  };

  return {
    answer: async (messages) => {
      if (messages.length > 1) {
        try {
          return await decide(messages);
        } catch (error) {
          if (!(error instanceof AnsweredBeforeError)) throw error;
        }
      }
      const answers: LedgerAnswer[] = [];
      for (const message of messages) answers.push(await answerOne(message)); // one of them was answered before: each by itself
      return answers;
    },
  };
};
