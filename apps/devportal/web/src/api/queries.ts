import { answer } from '@quintet/web-kit';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, type Schemas } from '.';

export type ApiInfo = Schemas['ApiInfo'];
export type Api = Schemas['Api'];
export type SortOfApis = 'name' | 'avgRating' | 'createdTime';

export interface ApiListRequest {
  readonly query: string;
  readonly sortBy: SortOfApis;
  readonly limit: number;
  readonly offset: number;
}

/** Pages of lists that are shown whole: what a reader may choose from is never longer. */
const whole = 500;

export const apisQuery = ({ query, sortBy, limit, offset }: ApiListRequest) =>
  queryOptions({
    queryKey: ['apis', { query, sortBy, limit, offset }],
    queryFn: ({ signal }) => answer(api.GET('/apis', { params: { query: { query, sortBy, sortOrder: sortBy === 'name' ? 'asc' : 'desc', limit, offset } }, signal })),
    placeholderData: keepPreviousData,
  });

/** Also what is written in definitions and documents. */
export const searchQuery = ({ query, limit, offset }: Pick<ApiListRequest, 'query' | 'limit' | 'offset'>) =>
  queryOptions({ queryKey: ['search', { query, limit, offset }], queryFn: ({ signal }) => answer(api.GET('/search', { params: { query: { query, limit, offset } }, signal })), placeholderData: keepPreviousData });

export const tagsQuery = () => queryOptions({ queryKey: ['tags'], queryFn: ({ signal }) => answer(api.GET('/tags', { params: { query: { limit: whole } }, signal })), staleTime: 60_000 });

export const categoriesQuery = () => queryOptions({ queryKey: ['categories'], queryFn: ({ signal }) => answer(api.GET('/api-categories', { signal })), staleTime: 60_000 });

export const apiQuery = (apiId: string) => queryOptions({ queryKey: ['api', apiId], queryFn: ({ signal }) => answer(api.GET('/apis/{apiId}', { params: { path: { apiId } }, signal })) });

/** All versions of an API, this one included. */
export const versionsQuery = ({ name, provider }: Pick<Api, 'name' | 'provider'>) =>
  queryOptions({
    queryKey: ['versions', name, provider],
    queryFn: async ({ signal }) => {
      const { list } = await answer(api.GET('/apis', { params: { query: { query: `name:"${name.replaceAll('"', '')}"`, sortBy: 'version', sortOrder: 'desc', limit: 100 } }, signal }));
      return list.filter((one) => one.name === name && one.provider === provider);
    },
    staleTime: 60_000,
  });

export const plansQuery = (apiId: string) =>
  queryOptions({ queryKey: ['plans', apiId], queryFn: ({ signal }) => answer(api.GET('/apis/{apiId}/subscription-policies', { params: { path: { apiId }, query: { limit: whole } }, signal })) });

export const documentsQuery = (apiId: string) =>
  queryOptions({ queryKey: ['documents', apiId], queryFn: ({ signal }) => answer(api.GET('/apis/{apiId}/documents', { params: { path: { apiId }, query: { limit: whole } }, signal })) });

/** The definition with the addresses of one environment. */
export const definitionQuery = (apiId: string, environmentName: string | undefined) =>
  queryOptions({
    queryKey: ['definition', apiId, environmentName],
    queryFn: ({ signal }) => answer(api.GET('/apis/{apiId}/swagger', { params: { path: { apiId }, query: environmentName === undefined ? {} : { environmentName } }, signal })),
    staleTime: 60_000,
  });

export const subscriptionsOfApiQuery = (apiId: string) =>
  queryOptions({ queryKey: ['subscriptions', { apiId }], queryFn: ({ signal }) => answer(api.GET('/subscriptions', { params: { query: { apiId, limit: whole } }, signal })) });

export const applicationsQuery = () =>
  queryOptions({ queryKey: ['applications', 'all'], queryFn: ({ signal }) => answer(api.GET('/applications', { params: { query: { limit: whole } }, signal })) });

export const keysOfApplicationQuery = (applicationId: string) =>
  queryOptions({ queryKey: ['keys', applicationId], queryFn: ({ signal }) => answer(api.GET('/applications/{applicationId}/oauth-keys', { params: { path: { applicationId } }, signal })) });

export const ratingsQuery = (apiId: string) =>
  queryOptions({ queryKey: ['ratings', apiId], queryFn: ({ signal }) => answer(api.GET('/apis/{apiId}/ratings', { params: { path: { apiId }, query: { limit: 1 } }, signal })) });
