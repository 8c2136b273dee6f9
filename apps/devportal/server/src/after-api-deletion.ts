import type { ApiCatalogueEntry } from '@quintet/contracts';
import type { Projection } from '@quintet/messaging';
import type { Component, Logger } from '@quintet/service-kit';
import { untilDone } from './until-done';

export interface AfterApiDeletionParts {
  readonly apis: Pick<Projection<ApiCatalogueEntry>, 'onChange'>;
  /** Done twice is as good as once. */
  readonly forgetApi: (apiId: string) => Promise<void>;
  readonly logger: Logger;
}

/**
 * Cleans up behind an API whose deletion the event hub tells of.
 *
 * Only a deletion counts, never that an API is missing: a hub that has lost its records must not cost anybody a
 * subscription. The deletion has left the catalogue in memory before the cleaning begins: see `create` of subscriptions.
 */
export const afterApiDeletion = ({ apis, forgetApi, logger }: AfterApiDeletionParts): Component => {
  let stopped = false;
  let last: Promise<void> = Promise.resolve();
  const waiting: string[] = [];
  let running = false;

  const clean = (apiId: string): Promise<void> =>
    untilDone(() => forgetApi(apiId), { logger, what: 'cleaning up behind an API', stopped: () => stopped }).catch((error: unknown) =>
      logger.error({ err: error, apiId }, 'something of a deleted API is left over'),
    );
  const run = (): void => {
    if (!running || stopped) return;
    for (let apiId = waiting.shift(); apiId !== undefined; apiId = waiting.shift()) {
      const id = apiId;
      last = last.then(() => clean(id));
    }
  };
  apis.onChange((apiId, now) => {
    if (now !== undefined) return;
    waiting.push(apiId);
    run();
  });

  return {
    name: 'clean-up behind APIs',
    start: async () => {
      running = true;
      run();
    },
    stop: async () => {
      stopped = true;
      await last;
    },
  };
};
