import type { EventData, StateDefinition } from '@quintet/contracts';
import { outgoing, outgoingDeletion, RecordTooLargeError, type OutgoingRecord } from '@quintet/messaging';
import { sql, type Db } from '@quintet/persistence';
import type { Clock } from '@quintet/service-kit';

/**
 * Writes events beside the rows that they tell of, in the same transaction; the relay publishes them after the commit.
 * Write the row first: its lock is what keeps the events of one entity in order.
 */
export interface Outbox {
  /** @throws RecordTooLargeError for what its topic would never take: the change is refused now, instead of holding up all events behind it */
  put<E extends StateDefinition>(db: Db, definition: E, data: EventData<E>): Promise<void>;
  /** @param asOf version of the deletion, instead of the newest: what was put with a later one stays */
  remove(db: Db, definition: StateDefinition, key: string, asOf?: number): Promise<void>;
}

/** Held shared from before an event has its number until its transaction ends. */
const writersLockKey = 5_115_339;

/** Waits for the transactions that have put events, and holds all others back until this one ends: what it then reads and puts is the newest. */
export const holdBackWriters = async (db: Db): Promise<void> => {
  await db.rows(sql`select pg_advisory_xact_lock(${writersLockKey})`);
};

/** Before compression, so on the safe side. */
const sizeOf = ({ key, value, headers }: OutgoingRecord): number => Buffer.byteLength(key) + Buffer.byteLength(value ?? '') + Buffer.byteLength(JSON.stringify(headers));

/** @param source URI reference of the service, such as `/publisher` */
export const createOutbox = ({ source, clock }: { source: string; clock: Clock }): Outbox => {
  /** The row's own number is the entity's version: it rises with each event of a database. One statement, as each costs the change a round trip. */
  const write = async (db: Db, record: OutgoingRecord, version?: number): Promise<void> => {
    if (sizeOf(record) > record.topic.maxMessageBytes) throw new RecordTooLargeError(record);
    const { topic, key, value, headers } = record;
    await db.rows(sql`
      with held as materialized (select pg_advisory_xact_lock_shared(${writersLockKey})),
           next as materialized (select nextval('outbox_id_seq') as id from held)
      insert into outbox (id, topic, key, value, headers)
      select next.id, ${topic.name}, ${key}, ${value}, ${JSON.stringify(headers)}::jsonb || jsonb_build_object('ce_entityversion', coalesce(${version ?? null}::bigint, next.id)::text)
        from next`);
  };
  /** For the size that a record may have at most; the database puts the right one in. */
  const origin = () => ({ source, entityVersion: Number.MAX_SAFE_INTEGER, timeMs: clock.now() });
  return {
    put: async (db, definition, data) => write(db, outgoing(definition, data, origin())),
    remove: async (db, definition, key, asOf) => write(db, outgoingDeletion(definition, key, origin()), asOf),
  };
};
