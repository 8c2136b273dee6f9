import { answer, answerWith, asFormData } from '@quintet/web-kit';
import { useQuery } from '@tanstack/react-query';
import { publisher } from '../../../api/client';
import { apiKeys } from '../../../apis/use-api';
import { writeAs } from './definition-text';

export interface ReadDefinition {
  /** As YAML: what people read most easily. */
  readonly text: string;
  readonly etag: string | undefined;
}

/** The text as it came, when it is none that can be written otherwise: it is still there to be mended. */
const readable = (text: string): string => {
  try {
    return writeAs('yaml', text);
  } catch {
    return text;
  }
};

export const readDefinition = async (apiId: string, signal?: AbortSignal): Promise<ReadDefinition> => {
  const { data, etag } = await answerWith(publisher.GET('/apis/{apiId}/swagger', { params: { path: { apiId } }, parseAs: 'text', cache: 'no-cache', ...(signal && { signal }) }));
  return { text: readable(String(data)), etag };
};

export const useDefinition = (apiId: string) => useQuery({ queryKey: [...apiKeys.of(apiId), 'definition'], queryFn: ({ signal }) => readDefinition(apiId, signal), refetchOnWindowFocus: false });

/** @throws ApiProblem 412 when it is another one than that which was read, 400 with its faults */
export const saveDefinition = async (apiId: string, text: string, etag: string | undefined): Promise<void> => {
  await answer(
    publisher.PUT('/apis/{apiId}/swagger', {
      params: { path: { apiId }, header: etag === undefined ? {} : { 'If-Match': etag } },
      body: { apiDefinition: text } as never,
      bodySerializer: asFormData as never,
      parseAs: 'text',
    }),
  );
};

export interface DefinitionCheck {
  readonly isValid: boolean;
  readonly faults: readonly { readonly pointer: string; readonly reason: string }[];
}

/** What the server says of a text, which need not be kept. */
export const checkDefinition = async (text: string, signal?: AbortSignal): Promise<DefinitionCheck> => {
  const { isValid, errors } = await answer(publisher.POST('/apis/validate-openapi', { body: { inlineAPIDefinition: text } as never, bodySerializer: asFormData as never, ...(signal && { signal }) }));
  const faults = errors.map(({ message, description }) => {
    const place = description.endsWith(`: ${message}`) ? description.slice(0, -message.length - 2) : '';
    return { pointer: place.startsWith('/') ? place : '', reason: place === '' ? description || message : message };
  });
  return { isValid, faults };
};

/** The revisions that are deployed somewhere, newest first. */
export const useDeployedRevisions = (apiId: string, isWanted: boolean) =>
  useQuery({
    queryKey: [...apiKeys.of(apiId), 'revisions', 'deployed'],
    enabled: isWanted,
    queryFn: async ({ signal }) => [...(await answer(publisher.GET('/apis/{apiId}/revisions', { params: { path: { apiId }, query: { query: 'deployed:true' } }, signal }))).list].reverse(),
  });
