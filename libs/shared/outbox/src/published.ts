import type { TopicDigest } from '@quintet/contracts';
import { createRunningDigest } from '@quintet/messaging';
import { sql, type Db } from '@quintet/persistence';

interface Change {
  readonly topic: string;
  readonly key: string;
  readonly before: string | null;
  /** Null when the key was deleted. */
  readonly now: string | null;
}

/** Which keys stand in the topics, in which versions, by what was published from this database. */
export const createPublished = () => {
  let digests = new Map<string, ReturnType<typeof createRunningDigest>>();
  return {
    /** Takes rows that the hub has out of the outbox, and notes what is published by them. Twice is as good as once. */
    settle: async (db: Db, ids: readonly string[]): Promise<void> => {
      const changes = await db.rows<Change>(sql`
        with gone as (
          delete from outbox where outbox.id = any(${[...ids]}::bigint[])
          returning outbox.topic, outbox.key, outbox.value is null as deleted, (outbox.headers->>'ce_entityversion')::bigint as version),
        latest as (
          select distinct on (gone.topic, gone.key) gone.topic, gone.key, gone.deleted, gone.version
            from gone
           order by gone.topic, gone.key, gone.version desc),
        newer as (
          select latest.*, published.version as before
            from latest
            left join published using (topic, key)
           where published.version is null or published.version < latest.version),
        written as (
          insert into published (topic, key, version)
          select newer.topic, newer.key, newer.version from newer where not newer.deleted
          on conflict (topic, key) do update set version = excluded.version),
        removed as (
          delete from published using newer where newer.deleted and published.topic = newer.topic and published.key = newer.key)
        select newer.topic, newer.key, newer.before, case when newer.deleted then null else newer.version end as now from newer`);
      for (const { topic, key, before, now } of changes) {
        const digest = digests.get(topic) ?? createRunningDigest();
        digests.set(topic, digest);
        digest.change(key, before === null ? undefined : Number(before), now === null ? undefined : Number(now));
      }
    },
    /** Reads the digests anew: another instance may have published meanwhile. */
    load: async (db: Db): Promise<void> => {
      const rows = await db.rows<{ topic: string; entries: number; sum: string }>(sql`
        select published.topic, count(*)::int as entries,
               sum(('x' || left(encode(sha256(convert_to(published.key || ' ' || published.version, 'UTF8')), 'hex'), 16))::bit(64)::bigint)::text as sum
          from published
         group by published.topic`);
      digests = new Map(rows.map(({ topic, entries, sum }) => [topic, createRunningDigest({ entries, sum: BigInt.asUintN(64, BigInt(sum)) })]));
    },
    digests: (): TopicDigest[] => [...digests].map(([topic, digest]) => ({ topic, ...digest.current() })),
  };
};
export type Published = ReturnType<typeof createPublished>;
