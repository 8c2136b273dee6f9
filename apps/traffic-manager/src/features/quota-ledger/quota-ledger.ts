import type { QuotaDemand, QuotaGrant, QuotaKey, ThrottleDecision } from '@quintet/contracts';
import { sql, type Database, type Db } from '@quintet/persistence';
import type { Clock } from '@quintet/service-kit';
import { decideDemands, quotaId, windowOf, type LedgerEntry, type QuotaWindow, type Spending } from '@quintet/throttling';
import { findLimits, type KeptLimit } from '../policies';
import { keyDigest } from './ledger-keys';

export interface LedgerAnswer {
  readonly grant: QuotaGrant;
  readonly decisions: readonly ThrottleDecision[];
  /** The message had been answered before; nothing was granted now. */
  readonly repeated: boolean;
}

/** Leases units out of limits. What it answers has been committed. */
export interface QuotaLedger {
  /** One transaction for the whole message. The same message again gets the same answer, and is granted once. */
  answer(demand: QuotaDemand): Promise<LedgerAnswer>;
}

interface LimitedQuota {
  readonly quota: QuotaKey;
  readonly digest: string;
  readonly window: QuotaWindow;
  readonly limit: number;
  readonly policy: KeptLimit;
}

class AnsweredBeforeError extends Error {
  override readonly name = 'AnsweredBeforeError';
}

/**
 * Those of the quotas that a policy limits now. The limits are read from the database, not from memory: a gateway may know
 * of a policy that another instance has just made, and "unknown" means unlimited.
 */
const limitedQuotas = async (db: Db, quotas: readonly QuotaKey[], nowMs: number): Promise<LimitedQuota[]> => {
  const limits = await findLimits(db, quotas);
  return quotas.flatMap((quota, i) => {
    const policy = limits[i];
    if (policy?.limit?.kind !== 'request-count') return [];
    return [{ quota, digest: keyDigest(quota.key), window: windowOf(policy.limit, nowMs), limit: policy.limit.requests, policy }];
  });
};

const column = <T, V>(rows: readonly T[], of: (row: T) => V): V[] => rows.map(of);
const time = (ms: number): string => new Date(ms).toISOString();

/**
 * Makes the rows that are missing, locks all of them and reads what was granted, in one statement. Every message locks in the
 * order of the primary key, so no two wait for each other.
 *
 * `quota_limit` never sinks below what was granted: when a policy was made stricter within the window, the row shows that
 * nothing is left, and its CHECK still holds.
 */
const openEntries = async (db: Db, limited: readonly LimitedQuota[]): Promise<Map<string, LedgerEntry>> => {
  const rows = await db.rows<{ organization: string; level: string; policy: string; key: string; granted: string; exhausted: boolean }>(sql`
    insert into quota_ledger as ledger
           (organization, level, policy, key_digest, window_start, window_end, key, quota_limit, policy_number, policy_version)
    select wanted.*
      from unnest(
             ${column(limited, ({ quota }) => quota.organization)}::text[],
             ${column(limited, ({ quota }) => quota.level)}::text[],
             ${column(limited, ({ quota }) => quota.policy)}::text[],
             ${column(limited, ({ digest }) => digest)}::text[],
             ${column(limited, ({ window }) => time(window.startMs))}::timestamptz[],
             ${column(limited, ({ window }) => time(window.endMs))}::timestamptz[],
             ${column(limited, ({ quota }) => quota.key)}::text[],
             ${column(limited, ({ limit }) => limit)}::bigint[],
             ${column(limited, ({ policy }) => policy.number)}::bigint[],
             ${column(limited, ({ policy }) => policy.version)}::integer[])
           as wanted (organization, level, policy, key_digest, window_start, window_end, key, quota_limit, policy_number, policy_version)
     order by wanted.organization, wanted.level, wanted.policy, wanted.key_digest, wanted.window_start, wanted.window_end
    on conflict (organization, level, policy, key_digest, window_start, window_end) do update
       set quota_limit = greatest(excluded.quota_limit, ledger.granted),
           policy_number = excluded.policy_number,
           policy_version = excluded.policy_version
    returning ledger.organization, ledger.level, ledger.policy, ledger.key, ledger.granted, ledger.exhausted`);
  const stood = new Map(rows.map((row) => [quotaId(row as QuotaKey), row]));
  return new Map(
    limited.map(({ quota, window, limit }) => {
      const row = stood.get(quotaId(quota));
      if (!row) throw new Error('the ledger did not open an entry');
      return [quotaId(quota), { quota, window, limit, granted: Number(row.granted), exhausted: row.exhausted }];
    }),
  );
};

/** Writes what was granted, and the answer beside it. @throws AnsweredBeforeError when there is one: the transaction must not commit */
const settle = async (db: Db, spendings: readonly Spending[], { grant, decisions }: Omit<LedgerAnswer, 'repeated'>): Promise<void> => {
  const written = await db.rows(sql`
    with spent as (
      update quota_ledger ledger
         set granted = ledger.granted + spending.units, exhausted = spending.exhausted
        from unnest(
               ${column(spendings, ({ entry }) => entry.quota.organization)}::text[],
               ${column(spendings, ({ entry }) => entry.quota.level)}::text[],
               ${column(spendings, ({ entry }) => entry.quota.policy)}::text[],
               ${column(spendings, ({ entry }) => keyDigest(entry.quota.key))}::text[],
               ${column(spendings, ({ entry }) => time(entry.window.startMs))}::timestamptz[],
               ${column(spendings, ({ entry }) => time(entry.window.endMs))}::timestamptz[],
               ${column(spendings, ({ units }) => units)}::bigint[],
               ${column(spendings, ({ exhausted }) => exhausted)}::boolean[])
             as spending (organization, level, policy, key_digest, window_start, window_end, units, exhausted)
       where ledger.organization = spending.organization and ledger.level = spending.level and ledger.policy = spending.policy
         and ledger.key_digest = spending.key_digest and ledger.window_start = spending.window_start and ledger.window_end = spending.window_end)
    insert into quota_answer (gateway_id, demand_id, decided_at, answer)
    values (${grant.gatewayId}, ${grant.demandId}, ${time(grant.decidedMs)}::timestamptz, ${JSON.stringify({ grant, decisions })})
    on conflict (gateway_id, demand_id) do nothing
    returning demand_id`);
  if (written.length === 0) throw new AnsweredBeforeError();
};

const findAnswer = async (db: Db, { gatewayId, demandId }: QuotaDemand): Promise<LedgerAnswer> => {
  const [row] = await db.rows<{ answer: Omit<LedgerAnswer, 'repeated'> }>(sql`
    select answer.answer
      from quota_answer answer
     where answer.gateway_id = ${gatewayId} and answer.demand_id = ${demandId}`);
  if (!row) throw new Error('an answer that stood in the ledger is gone');
  return { ...row.answer, repeated: true };
};

export const createQuotaLedger = (database: Database, clock: Clock): QuotaLedger => {
  const decide = (demand: QuotaDemand): Promise<LedgerAnswer> =>
    database.inTransaction(async (db) => {
      const nowMs = clock.now(); // once per message: all its windows are of one moment
      const quotas = new Map(demand.demands.map(({ quota }) => [quotaId(quota), quota]));
      const limited = await limitedQuotas(db, [...quotas.values()], nowMs);
      const entries = limited.length > 0 ? await openEntries(db, limited) : new Map<string, LedgerEntry>();
      const { grants, spendings, decisions } = decideDemands(demand.demands, entries, nowMs);
      const grant = { gatewayId: demand.gatewayId, demandId: demand.demandId, decidedMs: nowMs, grants };
      // Where nothing is limited nothing was granted that could be granted twice.
      if (limited.length > 0) await settle(db, spendings, { grant, decisions });
      return { grant, decisions, repeated: false };
    });

  return {
    answer: async (demand) => {
      try {
        return await decide(demand);
      } catch (error) {
        if (error instanceof AnsweredBeforeError) return findAnswer(database, demand);
        throw error;
      }
    },
  };
};
