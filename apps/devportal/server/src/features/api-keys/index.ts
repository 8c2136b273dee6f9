import { apiKeyChanged } from '@quintet/contracts';
import { republishPages } from '@quintet/control-plane';
import { DEVPORTAL_API, type DevportalParts, type Feature } from '../../feature';
import type { Applications } from '../applications';
import { apiKeyRoutes } from './api-key-routes';
import { createApiKeys } from './api-keys';
import { pgApiKeyStore } from './pg-api-key-store';
import { createPruneExpired } from './prune-expired';

/** Keys that an application calls with instead of a token. */
export const apiKeysFeature = ({ guard, database, outbox, clock, logger }: DevportalParts, { applications }: { readonly applications: Applications }): Feature => {
  const apiKeys = createApiKeys({ database, outbox, store: pgApiKeyStore, applications, clock });
  applications.onForget(apiKeys.forget);
  return {
    routers: [{ base: DEVPORTAL_API, router: apiKeyRoutes({ guard, apiKeys }) }],
    components: [createPruneExpired({ database, outbox, store: pgApiKeyStore, clock, logger })],
    republish: (all) => republishPages(all, pgApiKeyStore.page, (db, key) => outbox.put(db, apiKeyChanged, key)),
  };
};
