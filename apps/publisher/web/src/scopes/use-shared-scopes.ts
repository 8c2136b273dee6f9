import { answer } from '@quintet/web-kit';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { publisher, type Schema } from '../api/client';

export type SharedScope = Schema<'SharedScope'>;
export const sharedScopesKey = ['shared-scopes'] as const;

/** Scopes that many APIs use, one page of them. */
export const useSharedScopes = ({ limit, offset }: { readonly limit: number; readonly offset: number }) =>
  useQuery({
    queryKey: [...sharedScopesKey, limit, offset],
    queryFn: ({ signal }) => answer(publisher.GET('/scopes', { params: { query: { limit, offset } }, signal })),
    placeholderData: keepPreviousData,
  });
