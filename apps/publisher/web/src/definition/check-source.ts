import { answer, asFormData } from '@quintet/web-kit';
import { publisher, type Schema } from '../api/client';
import { locateFaults, type TextPlace } from './locate-fault';

/** A definition from whichever way it comes. The text is at hand but for an address, which the server fetches. */
export type DefinitionSource = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'file'; readonly text: string; readonly name: string } | { readonly kind: 'url'; readonly url: string };

export interface SourceFault {
  /** JSON pointer; empty for the document. */
  readonly pointer: string;
  readonly reason: string;
  readonly place: TextPlace | undefined;
}

export interface SourceCheck {
  readonly isValid: boolean;
  readonly info: Schema<'DefinitionCheck'>['info'];
  /** Undefined where it is not known. */
  readonly operations: number | undefined;
  readonly faults: readonly SourceFault[];
}

/** The field of a multipart request that carries it. */
export const sourcePart = (source: DefinitionSource): Readonly<Record<string, string>> => (source.kind === 'url' ? { url: source.url } : { inlineAPIDefinition: source.text });

const verbs = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options', 'trace'];

const countOperations = (content: string | undefined): number | undefined => {
  if (content === undefined) return undefined;
  const { paths } = JSON.parse(content) as { paths?: Record<string, unknown> };
  return Object.values(paths ?? {}).reduce<number>((sum, item) => sum + (typeof item === 'object' && item !== null ? Object.keys(item).filter((key) => verbs.includes(key)).length : 0), 0);
};

/** The server says a place before its reason, where it knows one. */
const faultOf = ({ message, description }: Schema<'DefinitionFault'>): { pointer: string; reason: string } => {
  const place = description.endsWith(`: ${message}`) ? description.slice(0, -message.length - 2) : undefined;
  if (place === undefined) return { pointer: '', reason: description || message };
  return { pointer: place.startsWith('/') ? place : '', reason: message };
};

/** What the server says of a definition, with the lines of what is wrong. @throws ApiProblem */
export const checkSource = async (source: DefinitionSource): Promise<SourceCheck> => {
  const { isValid, info, content, errors } = await answer(
    publisher.POST('/apis/validate-openapi', { params: { query: { returnContent: 'true' } }, body: sourcePart(source) as never, bodySerializer: asFormData as never }),
  );
  const found = errors.map(faultOf);
  const places = source.kind === 'url' ? [] : locateFaults(source.text, found);
  return { isValid, info, operations: countOperations(content), faults: found.map((fault, at) => ({ ...fault, place: places[at] })) };
};
