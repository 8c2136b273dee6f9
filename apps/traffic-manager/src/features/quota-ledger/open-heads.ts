import { sql, type Db } from '@quintet/persistence';
import { firstCallWindow, type QuotaWindow } from '@quintet/throttling';
import { column, time } from './columns';
import { plannedWindow, type LimitedQuota, type WindowPlan } from './plan-windows';

const noWindow = '-infinity';

/** The window that a call now would open; none where nobody called. */
const opening = (limited: LimitedQuota, nowMs: number): QuotaWindow | undefined => {
  const { named, kept } = limited;
  if (kept.enforcement.window === 'sliding') return plannedWindow(limited, nowMs).window;
  return named.calls ? firstCallWindow(kept.limit, nowMs) : undefined;
};

/**
 * The open windows of quotas whose windows begin with a call or slide. Holds each of these keys until the transaction ends: their
 * windows have different rows, so the rows alone would not keep two decisions apart. Held in the order of the primary key.
 *
 * A window that another instance opened, whose clock is ahead, is the open one.
 */
export const openHeads = async (db: Db, limited: readonly LimitedQuota[], nowMs: number): Promise<WindowPlan[]> => {
  if (limited.length === 0) return [];
  const heads = limited.map((one) => ({ ...one, opened: opening(one, nowMs), length: `${one.kept.enforcement.window} ${one.kept.limit.unitTime} ${one.kept.limit.timeUnit}` }));
  const rows = await db.rows<{ place: number; start_ms: string; end_ms: string }>(sql`
    with wanted as (
      select *
        from unnest(
               ${column(heads, ({ named }) => named.quota.organization)}::text[],
               ${column(heads, ({ named }) => named.quota.level)}::text[],
               ${column(heads, ({ named }) => named.quota.policy)}::text[],
               ${column(heads, ({ named }) => named.quota.group ?? '')}::text[],
               ${column(heads, ({ named }) => named.digest)}::text[],
               ${column(heads, ({ length }) => length)}::text[],
               ${column(heads, ({ opened }) => (opened ? time(opened.startMs) : noWindow))}::timestamptz[],
               ${column(heads, ({ opened }) => (opened ? time(opened.endMs) : noWindow))}::timestamptz[])
             with ordinality as wanted (organization, level, policy, quota_group, key_digest, window_length, window_start, window_end, place)),
    opened as (
      insert into quota_head as head (organization, level, policy, quota_group, key_digest, window_length, window_start, window_end)
      select wanted.organization, wanted.level, wanted.policy, wanted.quota_group, wanted.key_digest, wanted.window_length, wanted.window_start, wanted.window_end
        from wanted
       where wanted.window_end > ${noWindow}::timestamptz
          or exists (select 1
                       from quota_head known
                      where known.organization = wanted.organization and known.level = wanted.level and known.policy = wanted.policy
                        and known.quota_group = wanted.quota_group and known.key_digest = wanted.key_digest)
       order by wanted.organization, wanted.level, wanted.policy, wanted.quota_group, wanted.key_digest
      on conflict (organization, level, policy, quota_group, key_digest) do update
         set (window_length, window_start, window_end) = (
             select case when stays.it then head.window_length else excluded.window_length end,
                    case when stays.it then head.window_start else excluded.window_start end,
                    case when stays.it then head.window_end else excluded.window_end end
               from (select excluded.window_end = ${noWindow}::timestamptz
                         or (head.window_length = excluded.window_length and head.window_end > ${time(nowMs)}::timestamptz)) as stays (it))
      returning head.*)
    select wanted.place::int, extract(epoch from opened.window_start) * 1000 as start_ms, extract(epoch from opened.window_end) * 1000 as end_ms
      from opened
      join wanted using (organization, level, policy, quota_group, key_digest)
     where opened.window_length = wanted.window_length and opened.window_end > ${time(nowMs)}::timestamptz`);
  return rows.flatMap(({ place, start_ms, end_ms }) => {
    const head = heads[place - 1];
    return head ? [{ ...head, window: { startMs: Number(start_ms), endMs: Number(end_ms) }, span: plannedSpan(head, nowMs) }] : [];
  });
};

const plannedSpan = (limited: LimitedQuota, nowMs: number): number => (limited.kept.enforcement.window === 'sliding' ? plannedWindow(limited, nowMs).span : 1);
