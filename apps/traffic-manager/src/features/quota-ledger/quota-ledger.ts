import type { QuotaDemand, QuotaGrant, ThrottleDecision } from '@quintet/contracts';
import { sql, type Database } from '@quintet/persistence';
import type { Clock } from '@quintet/service-kit';
import { createLedgerBook } from '@quintet/throttling';
import { column } from './columns';
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

const nameOf = ({ gatewayId, demandId }: Pick<QuotaDemand, 'gatewayId' | 'demandId'>): string => `${gatewayId}\n${demandId}`;

/** Answers that stand in the ledger, by the name of their message. */
const findAnswers = async (database: Database, messages: readonly QuotaDemand[]): Promise<Map<string, LedgerAnswer>> => {
  const rows = await database.rows<{ gateway_id: string; demand_id: string; answer: Kept }>(sql`
    select answer.gateway_id, answer.demand_id, answer.answer
      from unnest(${column(messages, ({ gatewayId }) => gatewayId)}::text[], ${column(messages, ({ demandId }) => demandId)}::text[]) as wanted (gateway_id, demand_id)
      join quota_answer answer using (gateway_id, demand_id)`);
  return new Map(rows.map(({ gateway_id, demand_id, answer }) => [nameOf({ gatewayId: gateway_id, demandId: demand_id }), { ...answer, repeated: true }]));
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
      if (!(error instanceof AnsweredBeforeError)) throw error;
      const answer = (await findAnswers(database, [message])).get(nameOf(message));
      if (!answer) throw new Error('an answer that stood in the ledger is gone', { cause: error });
      return answer;
    }
  };
  /** Of messages that were not answered before, as far as anybody knows. */
  const answerFresh = async (messages: readonly QuotaDemand[]): Promise<LedgerAnswer[]> => {
    if (messages.length > 1) {
      try {
        return await decide(messages);
      } catch (error) {
        if (!(error instanceof AnsweredBeforeError)) throw error;
      }
    }
    const answers: LedgerAnswer[] = [];
    for (const message of messages) answers.push(await answerOne(message)); // another process was faster with one of them: each by itself
    return answers;
  };

  return {
    answer: async (messages) => {
      if (messages.length <= 1) return answerFresh(messages);
      // After an outage many come again: they are found first, so that they do not spoil the transaction of the others.
      const known = await findAnswers(database, messages);
      const fresh = [...new Map(messages.map((message) => [nameOf(message), message])).values()].filter((message) => !known.has(nameOf(message)));
      const decided = await answerFresh(fresh);
      const answers = new Map([...known, ...fresh.map((message, i) => [nameOf(message), decided[i] as LedgerAnswer] as const)]);
      const told = new Set<string>();
      return messages.map((message) => {
        const name = nameOf(message);
        const answer = answers.get(name) as LedgerAnswer;
        const repeated = answer.repeated || told.has(name);
        told.add(name);
        return { ...answer, repeated };
      });
    },
  };
};
