import { answerWith } from '@quintet/web-kit';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useParams } from 'react-router';
import { publisher, type Api } from '../api/client';

/** Keys of what is kept of APIs: all that is about one API stands below `of(apiId)`. */
export const apiKeys = {
  list: ['apis'] as const,
  of: (apiId: string) => ['api', apiId] as const,
};

export interface ReadApi {
  readonly api: Api;
  /** What a change sends back as `If-Match`. */
  readonly etag: string | undefined;
}

export const readApi = async (apiId: string, signal?: AbortSignal): Promise<ReadApi> => {
  const { data, etag } = await answerWith(publisher.GET('/apis/{apiId}', { params: { path: { apiId } }, ...(signal ? { signal } : {}), cache: 'no-cache' }));
  return { api: data, etag };
};

/** The API of the page: its id stands in the address. */
export const useApiId = (): string => useParams()['apiId'] ?? '';

export const useApi = (apiId: string) => useQuery({ queryKey: [...apiKeys.of(apiId), 'object'], queryFn: ({ signal }) => readApi(apiId, signal) });

/** After something of an API was changed: all that is shown of it is asked for again. */
export const useForgetApi = () => {
  const client = useQueryClient();
  return useCallback(
    (apiId: string): void => {
      void client.invalidateQueries({ queryKey: apiKeys.of(apiId) });
      void client.invalidateQueries({ queryKey: apiKeys.list });
    },
    [client],
  );
};
