import { answer } from '@quintet/web-kit';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { publisher, type ApiInfo } from '../../api/client';
import { apiKeys } from '../../apis/use-api';
import { restQueryOf, type ListFilters } from './list-address';

export type ListedApi = ApiInfo;

/** One page of the APIs. The page before stays in view until the next one is there. */
export const useApiList = (filters: ListFilters, { limit, offset }: { readonly limit: number; readonly offset: number }) => {
  const { sortBy, sortOrder } = filters;
  const query = restQueryOf(filters);
  return useQuery({
    queryKey: [...apiKeys.list, { query, sortBy, sortOrder, limit, offset }],
    queryFn: ({ signal }) => answer(publisher.GET('/apis', { params: { query: { query, sortBy, sortOrder, limit, offset } }, signal })),
    placeholderData: keepPreviousData,
  });
};
