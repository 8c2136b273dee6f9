import { answer, tryOutFetch } from '@quintet/web-kit';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { publisher } from '../../../api/client';
import { servicesBase } from '../../../apis/addresses';
import { apiKeys } from '../../../apis/use-api';
import { callPortalJson } from './portal-json';
import { verbsWithBody, type OperationCall } from './operation-call';

export const keyHeader = 'Internal-Key';
const keyStaleMs = 50 * 60_000;
const maxShownBytes = 200_000;

/** Before a header that the portal could not pass on under its own name, such as a redirection's. */
const renamed = /^x-try-out-/;

export interface CallAnswer {
  readonly status: number;
  readonly statusText: string;
  readonly tookMs: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly requestId: string | undefined;
  readonly bytes: number;
  /** Undefined for what is no text. */
  readonly text: string | undefined;
  readonly isCut: boolean;
  readonly content: Blob;
}

/** A key for this API alone. It is asked for when the page is opened, and kept in memory only. */
export const useInternalKey = (apiId: string, isWanted: boolean) => {
  const client = useQueryClient();
  const queryKey = [...apiKeys.of(apiId), 'internal-key'];
  const query = useQuery({
    queryKey,
    enabled: isWanted,
    queryFn: async () => (await answer(publisher.POST('/apis/{apiId}/generate-key', { params: { path: { apiId } } }))).apikey,
    staleTime: keyStaleMs,
    gcTime: keyStaleMs,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  return { ...query, renew: () => client.resetQueries({ queryKey }) };
};

/** The definition as it is worked on: what is deployed may be older, which matters little for examples. */
export const useDefinitionHints = (apiId: string) =>
  useQuery({ queryKey: [...apiKeys.of(apiId), 'definition-object'], queryFn: ({ signal }) => callPortalJson(`${servicesBase}/apis/${encodeURIComponent(apiId)}/swagger`, signal), staleTime: 60_000 });

const isText = (type: string): boolean => /^text\/|json|xml|javascript|urlencoded|graphql|yaml/i.test(type) || type === '';

/** JSON is laid out, so that it can be read. */
const readable = (text: string, type: string): string => {
  if (!/json/i.test(type)) return text;
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
};

const readAnswer = async (response: Response, tookMs: number): Promise<CallAnswer> => {
  const content = await response.blob();
  const type = response.headers.get('content-type') ?? '';
  const text = isText(type) ? readable(await content.text(), type) : undefined;
  return {
    status: response.status,
    statusText: response.statusText,
    tookMs,
    headers: [...response.headers].map(([name, value]) => [name.replace(renamed, ''), value] as const).sort(([a], [b]) => a.localeCompare(b)),
    requestId: response.headers.get('x-request-id') ?? undefined,
    bytes: content.size,
    text: text?.slice(0, maxShownBytes),
    isCut: text !== undefined && text.length > maxShownBytes,
    content,
  };
};

export interface CallTarget {
  readonly environment: string;
  /** Empty: the environment's first. */
  readonly vhost: string;
  readonly scheme: 'http' | 'https';
}

/** Makes the call through the portal, which passes it on to a gateway of the environment. */
export const useCall = ({ environment, vhost, scheme }: CallTarget, key: string | undefined) =>
  useMutation({
    mutationFn: async ({ call, path, bodyType }: { readonly call: OperationCall; readonly path: string; readonly bodyType: string }): Promise<CallAnswer> => {
      const headers = new Headers(call.headers.filter(([name]) => name.trim() !== '').map(([name, value]): [string, string] => [name.trim(), value]));
      if (key !== undefined) headers.set(keyHeader, key);
      headers.set('x-try-out-scheme', scheme);
      if (vhost !== '') headers.set('x-try-out-host', vhost);
      const hasBody = verbsWithBody.includes(call.verb) && call.body !== '';
      if (hasBody && !headers.has('content-type')) headers.set('content-type', bodyType);
      const url = new URL(`/publisher/services/try-out/${encodeURIComponent(environment)}${path}`, location.origin);
      const started = performance.now();
      const response = await tryOutFetch(new Request(url, { method: call.verb, headers, cache: 'no-store', ...(hasBody ? { body: call.body } : {}) }));
      return readAnswer(response, performance.now() - started);
    },
  });

/** The gateway's own account of a call that was refused. */
export const useExplanation = (requestId: string | undefined, isWanted: boolean) =>
  useQuery({
    queryKey: ['explanation', requestId],
    enabled: isWanted && requestId !== undefined,
    queryFn: ({ signal }) => answer(publisher.GET('/explain/{requestId}', { params: { path: { requestId: requestId ?? '' } }, signal })),
    staleTime: Infinity,
    retry: 2,
    retryDelay: 300,
  });
