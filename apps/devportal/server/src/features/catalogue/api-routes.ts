import { Router } from 'express';
import { z } from 'zod';
import type { ApiCatalogueEntry } from '@quintet/contracts';
import { pageOf, pageOfAll, pagingShape, type Guard } from '@quintet/management-api';
import { AppError } from '@quintet/service-kit';
import { problems } from '../../problems';
import { viewerOf, type Viewer } from '../../viewer';
import { presentSubscriptionPolicy, type Policies } from '../policies';
import type { Catalogue } from './catalogue';
import type { ContentStore } from './content-store';
import { endpointUrls, withGatewayServers } from './definition-servers';
import { presentApi, presentApiHit, presentApiInfo, presentDocumentHit, type Offer } from './present-api';
import type { SearchContents } from './search-contents';

/** Average ratings of APIs; an API that nobody has rated is not in it. */
export type AverageRatings = (organization: string, apiIds: readonly string[]) => Promise<ReadonlyMap<string, number>>;

export interface ApiRoutesParts {
  readonly guard: Guard;
  readonly catalogue: Catalogue;
  readonly contents: ContentStore;
  readonly policies: Policies;
  readonly searchContents: SearchContents;
  readonly averageRatings: AverageRatings;
}

const listQuery = z.object({
  ...pagingShape,
  query: z.string().default(''),
  sortBy: z.enum(['name', 'version', 'createdTime', 'avgRating']).default('name'),
  sortOrder: z.enum(['asc', 'desc']).default('asc'),
});
const searchQuery = z.object({ ...pagingShape, query: z.string().default('') });
const page = z.object(pagingShape);
const definitionQuery = z.object({ environmentName: z.string().max(255).optional() });

/** What nobody has rated counts as nothing; APIs of one rating stay in the order in which they came. */
const inOrderOfRating = (apis: readonly ApiCatalogueEntry[], averages: ReadonlyMap<string, number>, order: 'asc' | 'desc'): readonly ApiCatalogueEntry[] => {
  const sign = order === 'asc' ? 1 : -1;
  return [...apis].sort((a, b) => sign * ((averages.get(a.id) ?? 0) - (averages.get(b.id) ?? 0)));
};

export const apiRoutes = ({ guard, catalogue, contents, policies, searchContents, averageRatings }: ApiRoutesParts): Router => {
  const offersOf = async (viewer: Viewer, apis: readonly ApiCatalogueEntry[]): Promise<(api: ApiCatalogueEntry) => Offer> => {
    const averages = await averageRatings(viewer.organization, apis.map(({ id }) => id));
    return (api) => ({ plans: policies.plansFor(api, viewer), averageRating: averages.get(api.id) });
  };

  const search = async (viewer: Viewer, { query, sortBy, sortOrder }: Pick<z.output<typeof listQuery>, 'query' | 'sortBy' | 'sortOrder'>): Promise<readonly ApiCatalogueEntry[]> => {
    if (sortBy !== 'avgRating') return catalogue.search(viewer, { query, sortBy, sortOrder });
    const found = catalogue.search(viewer, { query, sortBy: 'name', sortOrder: 'asc' });
    const averages = await averageRatings(viewer.organization, found.map(({ id }) => id));
    return inOrderOfRating(found, averages, sortOrder);
  };

  return Router()
    .get('/apis', guard.optional, async (req, res) => {
      const viewer = viewerOf(req);
      const { limit, offset, ...wanted } = listQuery.parse(req.query);
      const found = await search(viewer, wanted);
      const shown = found.slice(offset, offset + limit);
      const offer = await offersOf(viewer, shown);
      res.json(pageOf(req, { limit, offset }, shown.map((api) => presentApiInfo(api, offer(api))), found.length));
    })
    .get('/search', guard.optional, async (req, res) => {
      const viewer = viewerOf(req);
      const { limit, offset, query } = searchQuery.parse(req.query);
      const hits = await searchContents(viewer, query);
      const shown = hits.slice(offset, offset + limit);
      const offer = await offersOf(viewer, shown.map(({ api }) => api));
      const list = shown.map((hit) => (hit.kind === 'api' ? presentApiHit(hit.api, offer(hit.api)) : presentDocumentHit(hit.document, hit.api)));
      res.json(pageOf<unknown>(req, { limit, offset }, list, hits.length));
    })
    .get('/apis/:apiId', guard.optional, async (req, res) => {
      const viewer = viewerOf(req);
      const api = catalogue.find(viewer, String(req.params['apiId']));
      const offer = await offersOf(viewer, [api]);
      res.json(presentApi(api, offer(api), catalogue.environmentsOf(api)));
    })
    .get('/apis/:apiId/swagger', guard.optional, async (req, res) => {
      const viewer = viewerOf(req);
      const api = catalogue.find(viewer, String(req.params['apiId']));
      const { environmentName } = definitionQuery.parse(req.query);
      const environments = catalogue.environmentsOf(api);
      const environment = environmentName === undefined ? environments[0] : environments.find(({ name }) => name === environmentName);
      if (environmentName !== undefined && !environment) throw new AppError(problems.ENVIRONMENT_NOT_FOUND, environmentName);
      const definition = await contents.definition(viewer.organization, api.id);
      const shown = definition === undefined ? undefined : withGatewayServers(definition, environment ? endpointUrls(api, environment) : { http: null, https: null });
      if (shown === undefined) throw new AppError(problems.DEFINITION_NOT_FOUND, api.id);
      res.json(shown);
    })
    .get('/apis/:apiId/subscription-policies', guard.optional, (req, res) => {
      const viewer = viewerOf(req);
      const api = catalogue.find(viewer, String(req.params['apiId']));
      const offered = policies.plansFor(api, viewer).flatMap(({ policy }) => (policy ? [presentSubscriptionPolicy(policy)] : []));
      res.json(pageOfAll(req, page.parse(req.query), offered));
    })
    .get('/tags', guard.optional, (req, res) => {
      const counts = new Map<string, number>();
      for (const { tags } of catalogue.visible(viewerOf(req))) for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
      const list = [...counts].sort(([a], [b]) => a.localeCompare(b)).map(([value, count]) => ({ value, count }));
      res.json(pageOfAll(req, page.parse(req.query), list));
    })
    .get('/api-categories', guard.optional, (req, res) => {
      const names = [...new Set(catalogue.visible(viewerOf(req)).flatMap(({ categories }) => categories))].sort();
      res.json({ count: names.length, list: names.map((name) => ({ id: name, name, description: '' })) });
    });
};
