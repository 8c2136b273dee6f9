import type { EventData, StateDefinition } from '@quintet/contracts';
import type { EventBus, StateChange, StateReader } from '@quintet/messaging';
import type { Logger } from '@quintet/service-kit';
import type { KeptRecord } from './disk-snapshot';

export interface RememberedTopicOptions<E extends StateDefinition> {
  readonly bus: Pick<EventBus, 'readState'>;
  readonly definition: E;
  readonly handler: (change: StateChange<EventData<E>>) => void | Promise<void>;
  /** What a snapshot held of this topic; undefined when it knew nothing of it. */
  readonly restored: readonly KeptRecord[] | undefined;
  readonly keeps: (data: EventData<E>) => boolean;
  /** What is kept of a record; the handler gets all of it, but for one of the snapshot. */
  readonly lean?: (data: EventData<E>) => EventData<E>;
  readonly onChange: () => void;
  readonly logger: Logger;
}

export interface RememberedTopic {
  readonly name: string;
  /** Caught up as soon as it has a state to judge by: the snapshot's, or the topic's. */
  readonly reader: StateReader;
  /** The topic itself was read, and what the snapshot had beyond it is dropped. */
  isCaughtUp(): boolean;
  /** All that stands under the topic now, in the order of the last change. */
  records(): readonly KeptRecord[];
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
/** Leftovers are dropped in such portions, so that calls are served between them. */
const portion = 1_000;

/**
 * Follows a topic on top of what a snapshot held of it.
 *
 * While the topic is read the newer of both counts, so that its older records take nothing back. When it was read it is
 * right: keys that it does not have were deleted meanwhile; and where it is older than the snapshot, it was made anew.
 */
export const rememberTopic = <E extends StateDefinition>({ bus, definition, handler, restored, keeps, lean = (data) => data, onChange, logger }: RememberedTopicOptions<E>): RememberedTopic => {
  type Change = StateChange<EventData<E>>;
  const { name } = definition.topic;
  const current = new Map<string, KeptRecord>();
  /** Keys of the snapshot that the topic has not confirmed or changed, with what it said of them instead. */
  const unconfirmed = new Map<string, Change | undefined>();
  let isWhole = restored !== undefined;
  let isRead = false;
  let isCaughtUp = false;

  const apply = (change: Change): void | Promise<void> => {
    const { key } = change;
    const before = current.delete(key); // so that the records stand in the order of their last change
    const kept = change.kind === 'upsert' && keeps(change.data);
    if (kept) current.set(key, { key, entityVersion: change.meta.entityVersion, data: lean(change.data) });
    if (before || kept) onChange();
    return handler(change);
  };
  const meta = (key: string, entityVersion: number) => ({ id: '', type: definition.type, source: 'snapshot', timeMs: 0, topic: name, partition: 0, offset: '', key, entityVersion });

  const restore = (record: KeptRecord): void => {
    const { key, entityVersion } = record;
    unconfirmed.set(key, undefined);
    const parsed = definition.data.safeParse(record.data);
    if (parsed.success) void apply({ kind: 'upsert', key, data: parsed.data as EventData<E>, meta: meta(key, entityVersion) });
    else {
      isWhole = false;
      logger.error({ topic: name, key, reason: parsed.error.message }, 'a record of the snapshot does not fit this version: its topic is waited for');
    }
  };

  const take = (change: Change): void | Promise<void> => {
    const { key } = change;
    if (!unconfirmed.has(key)) return apply(change);
    const ours = current.get(key);
    const { entityVersion } = change.meta;
    if (!isRead && ours && entityVersion < ours.entityVersion) return void unconfirmed.set(key, change);
    unconfirmed.delete(key);
    const isKnown = ours?.entityVersion === entityVersion && change.kind === 'upsert' && isSame(ours.data, lean(change.data));
    return isKnown ? undefined : apply(change);
  };

  const settle = async (): Promise<void> => {
    isRead = true;
    let dropped = 0;
    for (const [key, instead] of unconfirmed) {
      unconfirmed.delete(key);
      const version = current.get(key)?.entityVersion ?? 0;
      await apply(instead ?? { kind: 'delete', key, meta: meta(key, version) });
      dropped += 1;
      if (dropped % portion === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    if (dropped > 0) logger.info({ topic: name, records: dropped }, 'records of the snapshot that the topic does not have were dropped or replaced');
    isCaughtUp = true;
  };

  restored?.forEach(restore);
  const inner = bus.readState(definition, take);
  const settled = inner.caughtUp.then(settle);
  return {
    name,
    reader: {
      caughtUp: isWhole ? Promise.resolve() : settled,
      isCaughtUp: () => isWhole || isCaughtUp,
      digest: () => inner.digest(), // of what was read from the topic
      stop: () => inner.stop(),
    },
    isCaughtUp: () => isCaughtUp,
    records: () => [...current.values()],
  };
};
