import { DEVPORTAL_API, type DevportalParts, type Feature } from '../../feature';
import type { Policies } from '../policies';
import { apiRoutes, type AverageRatings } from './api-routes';
import { createCatalogue, type Catalogue } from './catalogue';
import { contentRoutes } from './content-routes';
import { followContents } from './follow-contents';
import { createPgContentStore } from './pg-content-store';
import { createSearchContents } from './search-contents';

export type { AverageRatings } from './api-routes';
export type { Catalogue } from './catalogue';
export { presentApiInfo, type ApiInfo } from './present-api';

export interface CatalogueDeps {
  readonly policies: Policies;
  readonly averageRatings: AverageRatings;
}

export const catalogueFeature = ({ guard, followed, database, bus, logger }: DevportalParts, { policies, averageRatings }: CatalogueDeps): Feature & { readonly catalogue: Catalogue } => {
  const catalogue = createCatalogue(followed);
  const contents = createPgContentStore(database);
  const follower = followContents({ bus, store: contents, logger });
  const searchContents = createSearchContents({ catalogue, contents });
  return {
    catalogue,
    routers: [
      { base: DEVPORTAL_API, router: apiRoutes({ guard, catalogue, contents, policies, searchContents, averageRatings }) },
      { base: DEVPORTAL_API, router: contentRoutes({ guard, catalogue, contents }) },
    ],
    components: [follower],
    readiness: [follower.readiness],
  };
};
