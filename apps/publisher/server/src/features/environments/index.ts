import { DEFAULT_ORGANIZATION } from '@quintet/contracts';
import { ADMIN_API, type Feature, type PublisherParts } from '../../feature';
import { environmentRoutes } from './environment-routes';
import { createEnvironmentStore } from './environment-store';

export { presentEnvironment } from './environment-routes';
export { createEnvironmentStore, type EnvironmentStore, type StoredEnvironment } from './environment-store';

/** Where revisions are deployed: environments and their virtual hosts. */
export const environmentsFeature = (parts: PublisherParts): Feature => {
  const store = createEnvironmentStore(parts);
  return {
    routers: [{ base: ADMIN_API, router: environmentRoutes(parts.guard, store) }],
    components: [{ name: 'environment of the configuration', start: () => store.ensureDefault(DEFAULT_ORGANIZATION), stop: async () => undefined }],
    republish: store.republish,
  };
};
