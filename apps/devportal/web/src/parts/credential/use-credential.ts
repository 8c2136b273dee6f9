import { answer, useSession } from '@quintet/web-kit';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api';
import { keysOfApplicationQuery, subscriptionsOfApiQuery, type Api } from '../../api/queries';
import { credentialsOf } from '../credentials-of';

export type KeyType = 'PRODUCTION' | 'SANDBOX';

/** What a call carries: a header, and the secret in it. */
export interface Credential {
  readonly header: string;
  /** As it stands in the header, `Bearer ` in front of a token. */
  readonly value: string;
  /** Milliseconds since 1970; undefined: nobody knows. */
  readonly expiresMs: number | undefined;
}

/** Why there is no credential, or that none is needed. */
export type CredentialState = 'none-needed' | 'log-in' | 'not-allowed' | 'subscribe' | 'no-keys' | 'loading' | 'failed' | 'ready' | 'enter-key';

const secondMs = 1_000;

/** A token of an application, asked for once and kept, in memory alone, as long as it is good. */
const tokenQuery = (applicationId: string, keyMappingId: string, scopes: readonly string[]) =>
  queryOptions({
    queryKey: ['token', applicationId, keyMappingId, scopes],
    queryFn: async () => {
      const path = { applicationId, keyMappingId };
      const { accessToken, validityTime } = await answer(api.POST('/applications/{applicationId}/oauth-keys/{keyMappingId}/generate-token', { params: { path }, body: { scopes: [...scopes] } }));
      return { accessToken, expiresMs: Date.now() + validityTime * secondMs };
    },
    staleTime: ({ state }) => (state.data ? Math.max(0, state.data.expiresMs - Date.now() - 30 * secondMs) : 0),
    gcTime: Infinity,
    retry: false,
    refetchOnWindowFocus: false,
  });

/** The reader's own way to call an API: one of his subscribed applications, its keys, and a token of them. */
export const useCredential = (of: Api, wanted: KeyType) => {
  const { session, can } = useSession();
  const [chosenId, setChosenId] = useState<string>();
  const [apiKey, setApiKey] = useState('');
  const takes = credentialsOf(of);
  const isNeeded = takes.token !== undefined || takes.apiKey !== undefined;
  const isAllowed = can('apim:subscribe');

  const subscriptions = useQuery({ ...subscriptionsOfApiQuery(of.id), enabled: isNeeded && isAllowed });
  const list = subscriptions.data?.list ?? [];
  const subscription = list.find(({ applicationId }) => applicationId === chosenId) ?? list[0];
  const applicationId = subscription?.applicationId ?? '';
  const keys = useQuery({ ...keysOfApplicationQuery(applicationId), enabled: takes.token !== undefined && subscription !== undefined });
  const pair = keys.data?.list.find(({ keyType }) => keyType === wanted) ?? keys.data?.list[0];
  const token = useQuery({ ...tokenQuery(applicationId, pair?.keyMappingId ?? '', of.scopes.map(({ key }) => key)), enabled: pair !== undefined });

  const state = ((): CredentialState => {
    if (!isNeeded) return 'none-needed';
    if (!session) return 'log-in';
    if (!isAllowed) return 'not-allowed';
    if (subscriptions.error ?? keys.error ?? token.error) return 'failed';
    if (subscriptions.isPending) return 'loading';
    if (!subscription) return 'subscribe';
    if (!takes.token) return apiKey === '' ? 'enter-key' : 'ready';
    if (keys.isPending) return 'loading';
    if (!pair) return 'no-keys';
    return token.data ? 'ready' : 'loading';
  })();

  const credential = ((): Credential | undefined => {
    if (state !== 'ready') return undefined;
    if (takes.token && token.data) return { header: takes.token.header, value: `Bearer ${token.data.accessToken}`, expiresMs: token.data.expiresMs };
    return takes.apiKey && { header: takes.apiKey.header, value: apiKey, expiresMs: undefined };
  })();

  return {
    state,
    credential,
    /** For texts: the credential, or what stands for one; undefined when none is needed. */
    sample: credential ?? (takes.token ? { header: takes.token.header, value: 'Bearer YOUR_TOKEN' } : takes.apiKey && { header: takes.apiKey.header, value: 'YOUR_API_KEY' }),
    /** The header that calls must carry; undefined when none is needed. */
    header: takes.token?.header ?? takes.apiKey?.header,
    /** The reader's subscriptions to the API. */
    subscriptions: list,
    subscription,
    keyType: pair?.keyType,
    choose: setChosenId,
    apiKey,
    setApiKey,
    renew: () => void token.refetch(),
    isRenewing: token.isFetching,
    error: subscriptions.error ?? keys.error ?? token.error ?? undefined,
    retry: () => {
      for (const query of [subscriptions, keys, token]) if (query.isError) void query.refetch();
    },
  };
};
export type UsedCredential = ReturnType<typeof useCredential>;
