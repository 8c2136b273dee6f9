import type { EventData, StateDefinition } from '@quintet/contracts';
import type { Db } from '@quintet/persistence';

/**
 * Writes events beside the rows that they tell of, in the same transaction; the relay publishes them after the commit.
 * Write the row first: its lock is what keeps the events of one entity in order.
 */
export interface Outbox {
  put<E extends StateDefinition>(db: Db, definition: E, data: EventData<E>): Promise<void>;
  remove(db: Db, definition: StateDefinition, key: string): Promise<void>;
}
