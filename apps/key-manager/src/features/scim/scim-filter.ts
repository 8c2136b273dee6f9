import { AppError } from '@quintet/service-kit';
import { problems } from '../../problems';
import { invalidFilter, readTokens, type Token } from './filter-tokens';

/** An attribute, or one part of it; in lower case, as names of attributes know no capitals (RFC 7643 section 2.1). */
export interface AttributePath {
  readonly attribute: string;
  readonly sub?: string;
}
export type Literal = string | number | boolean | null;
export type Operator = (typeof operators)[number];

export type Filter =
  | { readonly kind: 'compare'; readonly path: AttributePath; readonly operator: Operator; readonly value: Literal }
  | { readonly kind: 'present'; readonly path: AttributePath }
  | { readonly kind: 'within'; readonly attribute: string; readonly of: Filter }
  | { readonly kind: 'not'; readonly of: Filter }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Filter[] };

/** What a PATCH points at: an attribute, elements of it that match a filter, or a part of either. */
export interface PatchPath extends AttributePath {
  readonly filter?: Filter;
}

export const operators = ['eq', 'ne', 'co', 'sw', 'ew', 'gt', 'ge', 'lt', 'le'] as const;

const maxDepth = 20;
const maxTerms = 100;
const attributeName = /^\$?[a-z][\w-]*$/i;
const knownSchemas = /^urn:ietf:params:scim:schemas:(?:core|extension):2\.0:(?:user|role|group):/i;

/** `userName`, `name.givenName`, also behind the name of a schema. */
export const readAttributePath = (text: string): AttributePath | undefined => {
  const parts = text.replace(knownSchemas, '').split('.');
  const [attribute = '', sub] = parts;
  if (parts.length > 2 || !parts.every((part) => attributeName.test(part))) return undefined;
  return sub === undefined ? { attribute: attribute.toLowerCase() } : { attribute: attribute.toLowerCase(), sub: sub.toLowerCase() };
};

const isOperator = (word: string): word is Operator => (operators as readonly string[]).includes(word);

const literalOf = (token: Token | undefined): Literal => {
  if (token?.kind === 'text') return token.text;
  if (token?.kind !== 'word') throw invalidFilter('a value is missing behind an operator');
  const constants: Readonly<Record<string, Literal>> = { true: true, false: false, null: null };
  const constant = constants[token.text.toLowerCase()];
  if (constant !== undefined) return constant;
  return /^-?\d+(\.\d+)?$/.test(token.text) ? Number(token.text) : token.text; // a word without quotes is taken as a text
};

/** By recursive descent, over RFC 7644's grammar (section 3.4.2.2): `not` binds closest, then `and`, then `or`. */
const createParser = (tokens: readonly Token[]) => {
  let at = 0;
  let terms = 0;
  const peek = (): Token | undefined => tokens[at];
  const take = (): Token | undefined => tokens[at++];
  const isWord = (word: string): boolean => peek()?.kind === 'word' && peek()?.text.toLowerCase() === word;
  const isSign = (sign: string): boolean => peek()?.kind === 'sign' && peek()?.text === sign;
  const expect = (sign: string): void => {
    if (!isSign(sign)) throw invalidFilter(`"${sign}" is missing${peek() === undefined ? ' at the end' : ` in front of "${peek()?.text}"`}`);
    at += 1;
  };

  const list = (kind: 'and' | 'or', part: (depth: number) => Filter, depth: number): Filter => {
    const parts = [part(depth)];
    while (isWord(kind)) {
      at += 1;
      parts.push(part(depth));
    }
    return parts.length === 1 && parts[0] ? parts[0] : { kind, parts };
  };
  const either = (depth: number): Filter => list('or', both, depth);
  const both = (depth: number): Filter => list('and', term, depth);
  const grouped = (open: string, close: string, depth: number): Filter => {
    if (depth >= maxDepth) throw invalidFilter(`it is nested deeper than ${maxDepth} levels`);
    expect(open);
    const inner = either(depth + 1);
    expect(close);
    return inner;
  };
  const term = (depth: number): Filter => {
    terms += 1;
    if (terms > maxTerms) throw invalidFilter(`it has more than ${maxTerms} terms`);
    if (isSign('(')) return grouped('(', ')', depth);
    if (isWord('not') && tokens[at + 1]?.kind === 'sign' && tokens[at + 1]?.text === '(') {
      at += 1;
      return { kind: 'not', of: grouped('(', ')', depth) };
    }
    const name = take();
    const path = name?.kind === 'word' ? readAttributePath(name.text) : undefined;
    if (!path) throw invalidFilter(name === undefined ? 'it ends too early' : `"${name.text}" is not the name of an attribute`);
    if (isSign('[')) {
      if (path.sub !== undefined) throw invalidFilter(`"${path.attribute}.${path.sub}" has no parts`);
      return { kind: 'within', attribute: path.attribute, of: grouped('[', ']', depth) };
    }
    const operator = take();
    const word = operator?.kind === 'word' ? operator.text.toLowerCase() : '';
    if (word === 'pr') return { kind: 'present', path };
    if (!isOperator(word)) throw invalidFilter(`an operator is needed behind "${name?.text}": ${operators.join(', ')} or pr`);
    return { kind: 'compare', path, operator: word, value: literalOf(take()) };
  };

  return {
    filter: (): Filter => either(0),
    /** What stands in front of a filter in brackets, the filter, and what stands behind it. */
    path: (): PatchPath => {
      const name = take();
      const path = name?.kind === 'word' ? readAttributePath(name.text) : undefined;
      if (!path) throw new AppError(problems.SCIM_INVALID_PATH, `"${name?.text ?? ''}" is not the name of an attribute`);
      if (path.sub !== undefined || !isSign('[')) return path;
      const filter = grouped('[', ']', 0);
      const rest = peek();
      if (rest === undefined) return { ...path, filter };
      at += 1;
      const sub = rest.kind === 'word' && rest.text.startsWith('.') ? rest.text.slice(1) : '';
      if (!attributeName.test(sub)) throw new AppError(problems.SCIM_INVALID_PATH, `"${rest.text}" is not the name of a part`);
      return { ...path, filter, sub: sub.toLowerCase() };
    },
    rest: peek,
  };
};

/** @throws AppError SCIM_INVALID_FILTER that says what is wrong with it */
export const parseFilter = (text: string): Filter => {
  const parser = createParser(readTokens(text));
  const filter = parser.filter();
  const rest = parser.rest();
  if (rest) throw invalidFilter(`"${rest.text}" is one too many`);
  return filter;
};

/** @throws AppError SCIM_INVALID_PATH; SCIM_INVALID_FILTER for what stands in its brackets */
export const parsePatchPath = (text: string): PatchPath => {
  const parser = createParser(readTokens(text));
  const path = parser.path();
  const rest = parser.rest();
  if (rest) throw new AppError(problems.SCIM_INVALID_PATH, `"${rest.text}" is one too many`);
  return path;
};
