import { canonicalPath } from './canonical-path';

/** One segment of a URI template. */
export type TemplateSegment =
  | { readonly kind: 'literal'; readonly text: string }
  /** `{id}`, or text around parameters such as `{id}.json`: the literals between which something must stand. */
  | { readonly kind: 'parameter'; readonly around: readonly string[] };

export interface UriTemplate {
  readonly segments: readonly TemplateSegment[];
  /** Ends in `/*`: whatever follows, also nothing. */
  readonly open: boolean;
}

const maxSegments = 100;
const parameter = /\{([^{}]*)\}/g;
const wildcard: TemplateSegment = { kind: 'parameter', around: ['', ''] };

/** Spelt as paths of calls are. @throws Error that says what is wrong */
const canonicalLiteral = (text: string): string => {
  // Between letters, so that the dot of `{name}.{type}` is not taken for a segment of its own.
  const path = canonicalPath(`/a${text.replace(/[^\x21-\x7e]/gu, encodeURIComponent)}a`);
  if (typeof path !== 'string') throw new Error(path.fault);
  return path.slice('/a'.length, -'a'.length);
};

const parseSegment = (text: string): TemplateSegment => {
  if (text === '*') return wildcard;
  if (!text.includes('{') && !text.includes('}')) return { kind: 'literal', text: canonicalLiteral(text) };
  const literals = text.split(parameter).filter((_, index) => index % 2 === 0);
  const names = [...text.matchAll(parameter)].map(([, name]) => name);
  if (names.some((name) => name === '') || literals.some((literal) => /[{}]/.test(literal))) throw new Error(`the braces of "${text}" do not match`);
  if (literals.slice(1, -1).some((literal) => literal === '')) throw new Error(`"${text}" has two parameters with nothing between them`);
  return { kind: 'parameter', around: literals.map((literal) => (literal === '' ? '' : canonicalLiteral(literal))) };
};

/**
 * Reads a template such as `/orders/{id}`, `/files/*` or `/`.
 *
 * @throws Error that says what is wrong with it
 */
export const parseUriTemplate = (target: string): UriTemplate => {
  if (!target.startsWith('/')) throw new Error(`"${target}" does not begin with a slash`);
  if (/[?#]/.test(target)) throw new Error(`"${target}" contains a query or a fragment`);
  const texts = target.split('/').filter((text) => text !== '');
  if (texts.length > maxSegments) throw new Error(`"${target}" has more than ${maxSegments} segments`);
  const open = texts[texts.length - 1] === '*';
  return { segments: (open ? texts.slice(0, -1) : texts).map(parseSegment), open };
};

/** Linear in the segment's length: each literal is looked for once, behind the one before it. */
export const fillsParameter = (around: readonly string[], segment: string): boolean => {
  const first = around[0] as string;
  const last = around[around.length - 1] as string;
  if (around.length === 2 && first === '' && last === '') return segment !== '';
  if (!segment.startsWith(first) || !segment.endsWith(last)) return false;
  let at = first.length;
  for (let i = 1; i < around.length - 1; i += 1) {
    const literal = around[i] as string;
    const found = segment.indexOf(literal, at + 1);
    if (found < 0) return false;
    at = found + literal.length;
  }
  return segment.length - last.length > at;
};
