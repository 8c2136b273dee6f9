import { answer } from '@quintet/web-kit';
import { useQuery } from '@tanstack/react-query';
import { publisher } from '../../../api/client';
import { apiKeys } from '../../../apis/use-api';
import { states, type State } from './lifecycle-picture';

/** The server says states as people read them. */
const stateOf = (words: string): State | undefined => states.find((state) => state === words.toUpperCase());

export const useLifecycle = (apiId: string) =>
  useQuery({
    queryKey: [...apiKeys.of(apiId), 'lifecycle'],
    queryFn: async ({ signal }) => {
      const { availableTransitions, checkItems } = await answer(publisher.GET('/apis/{apiId}/lifecycle-state', { params: { path: { apiId } }, signal, cache: 'no-cache' }));
      const offered = new Map(
        availableTransitions.flatMap(({ event, targetState }): (readonly [State, string])[] => {
          const to = stateOf(targetState);
          return to ? [[to, event]] : [];
        }),
      );
      return { offered: offered as ReadonlyMap<State, string>, checkItems };
    },
  });

/** Newest first. */
export const useLifecycleHistory = (apiId: string) =>
  useQuery({
    queryKey: [...apiKeys.of(apiId), 'lifecycle-history'],
    queryFn: async ({ signal }) => [...(await answer(publisher.GET('/apis/{apiId}/lifecycle-history', { params: { path: { apiId } }, signal }))).list].reverse(),
  });
