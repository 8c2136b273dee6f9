import { applicationKeyChanged } from '@quintet/contracts';
import { republishPages } from '@quintet/control-plane';
import type { Database } from '@quintet/persistence';
import { DEVPORTAL_API, type DevportalParts, type Feature } from '../../feature';
import type { DoWork, PendingWork } from '../../pending-work';
import { pgApplicationStore, type Applications } from '../applications';
import { createHandOverClients, HAND_OVER_CLIENTS } from './hand-over-clients';
import type { KeyManagerClient } from './key-manager-client';
import { keyRoutes } from './key-routes';
import { createKeys, eventOf, REMOVE_CLIENT } from './keys';
import { pgKeyStore } from './pg-key-store';

export { createKeyManagerClient, type KeyManagerClient } from './key-manager-client';
export { HAND_OVER_CLIENTS } from './hand-over-clients';
export { GRANT_TYPES } from './key-schema';

/** What is done of the pending work of this feature. */
export const keyWork = (keyManager: KeyManagerClient, database: Database): Readonly<Record<string, DoWork>> => ({
  [REMOVE_CLIENT]: ({ subject }) => keyManager.remove(subject),
  [HAND_OVER_CLIENTS]: createHandOverClients({ database, keyManager, keys: pgKeyStore, applications: pgApplicationStore }),
});

export interface KeysDeps {
  readonly applications: Applications;
  readonly keyManager: KeyManagerClient;
  readonly pendingWork: PendingWork;
}

export const keysFeature = ({ guard, database, outbox, followed, clock, logger }: DevportalParts, { applications, keyManager, pendingWork }: KeysDeps): Feature => {
  const keys = createKeys({ database, outbox, store: pgKeyStore, applications, keyManager, keyManagers: followed.keyManagers, pendingWork, clock, logger });
  applications.onForget(keys.forget);
  return {
    routers: [{ base: DEVPORTAL_API, router: keyRoutes({ guard, keys }) }],
    republish: (all) => republishPages(all, pgKeyStore.page, (db, mapping) => outbox.put(db, applicationKeyChanged, eventOf(mapping))),
  };
};
