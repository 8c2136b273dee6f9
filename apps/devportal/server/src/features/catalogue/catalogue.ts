import type { ApiCatalogueEntry, Environment } from '@quintet/contracts';
import { AppError } from '@quintet/service-kit';
import type { FollowedState } from '../../followed-state';
import { problems } from '../../problems';
import type { Viewer } from '../../viewer';
import { matchesSearch, parseSearch } from './search-query';
import { sightOf } from './visibility';

export type SortBy = 'name' | 'version' | 'createdTime';
export interface SearchRequest {
  readonly query: string;
  readonly sortBy: SortBy;
  readonly sortOrder: 'asc' | 'desc';
}

/** Longest wait for an API of which this service has not heard yet. */
const longestWaitMs = 1_000;
const lookEveryMs = 20;
const pause = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));

// Made once: the comparison of thousands of names would otherwise make one each time.
const words = new Intl.Collator('en');
const numbers = new Intl.Collator('en', { numeric: true });
const orders: Readonly<Record<SortBy, (a: ApiCatalogueEntry, b: ApiCatalogueEntry) => number>> = {
  name: (a, b) => words.compare(a.name, b.name) || numbers.compare(a.version, b.version),
  version: (a, b) => numbers.compare(a.version, b.version) || words.compare(a.name, b.name),
  createdTime: (a, b) => a.createdMs - b.createdMs,
};

/** The APIs of the system as a viewer may see them. */
export const createCatalogue = ({ apis, environments }: Pick<FollowedState, 'apis' | 'environments'>) => {
  const find = (viewer: Viewer, apiId: string): ApiCatalogueEntry => {
    const api = apis.get(apiId);
    const sight = api ? sightOf(api, viewer) : 'hidden';
    if (!api || sight === 'hidden') throw new AppError(problems.API_NOT_FOUND, apiId);
    if (sight === 'withdrawn') throw new AppError(problems.API_NOT_OFFERED, api.lifecycleState);
    return api;
  };
  const visible = (viewer: Viewer): ApiCatalogueEntry[] => [...apis.values()].filter((api) => sightOf(api, viewer) === 'visible');

  /** Waits a little until an API of which this service has not heard yet is as wanted. */
  const untilIs = async (apiId: string, wanted: (api: ApiCatalogueEntry) => boolean): Promise<void> => {
    for (let waited = 0; waited < longestWaitMs; waited += lookEveryMs) {
      const api = apis.get(apiId);
      if (api && wanted(api)) return;
      await pause(lookEveryMs);
    }
  };
  const entry = (organization: string, apiId: string): ApiCatalogueEntry | undefined => {
    const api = apis.get(apiId);
    return api?.organization === organization ? api : undefined;
  };

  return {
    /** @throws API_NOT_FOUND also for what the viewer must not know of; API_NOT_OFFERED for what is not published, or not any more */
    find,
    /** Like `find`, for calls that may follow the publishing of an API within milliseconds: its event may still be on its way. */
    findSoon: async (viewer: Viewer, apiId: string): Promise<ApiCatalogueEntry> => {
      await untilIs(apiId, (api) => sightOf(api, viewer) !== 'withdrawn');
      return find(viewer, apiId);
    },
    /** An API of the organization, whatever its state and visibility: for other uses than showing it. */
    entry,
    /** Like `entry`, for calls that may follow the making of an API within milliseconds. */
    entrySoon: async (organization: string, apiId: string): Promise<ApiCatalogueEntry | undefined> => {
      await untilIs(apiId, () => true);
      return entry(organization, apiId);
    },
    visible,
    search: (viewer: Viewer, { query, sortBy, sortOrder }: SearchRequest): readonly ApiCatalogueEntry[] => {
      const terms = parseSearch(query);
      const found = visible(viewer)
        .filter((api) => matchesSearch(terms, api))
        .sort(orders[sortBy]);
      return sortOrder === 'asc' ? found : found.reverse();
    },
    /** Environments on which an API is deployed now. */
    environmentsOf: (api: ApiCatalogueEntry): readonly Environment[] =>
      api.environments.flatMap((name) => environments.get(`${api.organization}/${name}`) ?? []),
  };
};
export type Catalogue = ReturnType<typeof createCatalogue>;
