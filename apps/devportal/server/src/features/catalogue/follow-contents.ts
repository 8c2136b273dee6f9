import { apiContentChanged } from '@quintet/contracts';
import type { EventBus, StateReader } from '@quintet/messaging';
import type { Component, Logger, ReadinessCheck } from '@quintet/service-kit';
import { untilDone } from '../../until-done';
import type { ContentStore } from './content-store';

export interface FollowContentsParts {
  readonly bus: Pick<EventBus, 'readState' | 'durable'>;
  readonly store: ContentStore;
  readonly logger: Logger;
}

/**
 * Keeps the contents of APIs in the database as the event hub tells them.
 *
 * After a while away the hub may have forgotten deletions: once all that it holds has been read, rows that it does not
 * hold are swept. Only where the hub outlives its processes: the one in memory starts empty, and its contents come back
 * when their owner starts; a content whose API is gone is out of reach anyway.
 */
export const followContents = ({ bus, store, logger }: FollowContentsParts): Component & { readonly readiness: ReadinessCheck } => {
  let reader: StateReader | undefined;
  let stopped = false;
  const retry = { logger, stopped: () => stopped };

  const follow = async (): Promise<void> => {
    const startedAt = await store.now();
    let held: Set<string> | undefined = new Set();
    reader = bus.readState(apiContentChanged, async (change) => {
      if (change.kind === 'upsert') {
        held?.add(change.key);
        await untilDone(() => store.put(change.key, change.data, change.meta.entityVersion), { ...retry, what: 'keeping the content of an API' });
      } else {
        held?.delete(change.key);
        await untilDone(() => store.remove(change.key), { ...retry, what: 'removing the content of an API' });
      }
    });
    void reader.caughtUp
      .then(async () => {
        const keys = [...(held ?? [])];
        held = undefined;
        if (!bus.durable || stopped) return;
        const sweep = async (): Promise<void> => {
          const swept = await store.sweep(startedAt, keys);
          if (swept > 0) logger.info({ swept }, 'contents that were deleted meanwhile are gone');
        };
        await untilDone(sweep, { ...retry, what: 'sweeping the contents of APIs' });
      })
      .catch((error: unknown) => logger.error({ err: error }, 'contents that were deleted meanwhile may still be shown'));
  };

  return {
    name: 'contents of APIs',
    readiness: { name: apiContentChanged.topic.name, failing: () => (reader?.isCaughtUp() ? undefined : 'its records are still being read') },
    start: async () => {
      stopped = false;
      await follow();
    },
    stop: async () => {
      stopped = true;
      await reader?.stop();
      reader = undefined;
    },
  };
};
