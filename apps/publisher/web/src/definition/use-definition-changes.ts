import { answer } from '@quintet/web-kit';
import { useQuery } from '@tanstack/react-query';
import { publisher, type Schema } from '../api/client';
import { apiKeys } from '../apis/use-api';

export type DefinitionChanges = Schema<'DefinitionChanges'>;

/** What the definition as it is now changes for callers of what is deployed. */
export const useDefinitionChanges = (apiId: string, isWanted = true) =>
  useQuery({
    queryKey: [...apiKeys.of(apiId), 'definition-changes'],
    enabled: isWanted,
    queryFn: ({ signal }) => answer(publisher.GET('/apis/{apiId}/definition-changes', { params: { path: { apiId } }, signal })),
  });
