import type { ApiCatalogueEntry } from '@quintet/contracts';
import { AppError } from '@quintet/service-kit';
import { problems } from '../../problems';

/** How an attribute without quotes or wildcards is compared. */
type Comparison = 'contains' | 'equals';

interface Attribute {
  readonly comparison: Comparison;
  readonly of: (api: ApiCatalogueEntry) => readonly string[];
}

/** Everything that a search may name before a colon. */
const attributes = {
  name: { comparison: 'contains', of: ({ name }) => [name] },
  description: { comparison: 'contains', of: ({ description }) => [description] },
  context: { comparison: 'contains', of: ({ context }) => [context] },
  version: { comparison: 'equals', of: ({ version }) => [version] },
  status: { comparison: 'equals', of: ({ lifecycleState }) => [lifecycleState] },
  provider: { comparison: 'equals', of: ({ provider }) => [provider] },
  type: { comparison: 'equals', of: ({ type }) => [type] },
  tag: { comparison: 'equals', of: ({ tags }) => tags },
  tags: { comparison: 'equals', of: ({ tags }) => tags },
  'api-category': { comparison: 'equals', of: ({ categories }) => categories },
} as const satisfies Record<string, Attribute>;
type AttributeName = keyof typeof attributes;

/** Attributes that look into contents instead of the catalogue entry: for `/search`. */
const contentAttributes = ['content', 'doc'] as const;
type ContentAttribute = (typeof contentAttributes)[number];

interface Pattern {
  /** In lower case. */
  readonly text: string;
  readonly quoted: boolean;
}

export interface Term {
  readonly attribute: AttributeName | ContentAttribute | undefined;
  /** Any one of them is enough. */
  readonly patterns: readonly Pattern[];
}

const maxLength = 512;
const maxTerms = 20;
/** `name:` or nothing, then a quoted text or a word; words and quoted texts may follow one another after commas. */
const termRule = /(?:([A-Za-z-]+):)?((?:"[^"]*"|[^\s",]+)(?:,(?:"[^"]*"|[^\s",]+))*)/y;
const partRule = /"([^"]*)"|[^\s",]+/g;

const patternsOf = (text: string): Pattern[] =>
  [...text.matchAll(partRule)].map(([word, quoted]) => ({ text: (quoted ?? word).toLowerCase(), quoted: quoted !== undefined }));

const refuse = (reason: string): never => {
  throw new AppError(problems.QUERY_INVALID, reason, { faults: [{ field: 'query', reason }] });
};

const nameOf = (given: string | undefined): Term['attribute'] => {
  if (given === undefined) return undefined;
  const name = given.toLowerCase();
  if (name in attributes) return name as AttributeName;
  if (contentAttributes.includes(name as ContentAttribute)) return name as ContentAttribute;
  return refuse(`"${given}" cannot be searched by; these can: ${[...Object.keys(attributes), ...contentAttributes].join(', ')}`);
};

/**
 * Reads `name:pizza version:1.0.0 "exact name" tag:food,drink`: every term must hold, one of its comma-separated texts is enough.
 *
 * @throws AppError QUERY_INVALID naming what is not understood
 */
export const parseSearch = (query: string): readonly Term[] => {
  if (query.length > maxLength) refuse(`it is longer than ${maxLength} characters`);
  const text = query.trim();
  const terms: Term[] = [];
  for (let at = 0; at < text.length; ) {
    termRule.lastIndex = at;
    const found = termRule.exec(text);
    if (!found || /^[A-Za-z-]+:$/.test(found[0])) return refuse(`at character ${at + 1}: ${text.slice(at, at + 20)}`);
    terms.push({ attribute: nameOf(found[1]), patterns: patternsOf(found[2] ?? '') });
    at = termRule.lastIndex;
    while (/\s/.test(text[at] ?? '')) at += 1;
  }
  if (terms.length > maxTerms) refuse(`it has more than ${maxTerms} terms`);
  return terms;
};

/** `*` stands for any run of characters. Takes time proportional to the text: no backtracking. */
const matchesWildcard = (pattern: string, text: string): boolean => {
  const parts = pattern.split('*');
  const first = parts[0] ?? '';
  const last = parts[parts.length - 1] ?? '';
  if (!text.startsWith(first) || text.length < first.length + last.length || !text.endsWith(last)) return false;
  let at = first.length;
  for (const part of parts.slice(1, -1)) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at <= text.length - last.length;
};

const matches = ({ text, quoted }: Pattern, comparison: Comparison, value: string): boolean => {
  const lower = value.toLowerCase();
  if (quoted) return lower === text;
  if (text.includes('*')) return matchesWildcard(text, lower);
  return comparison === 'contains' ? lower.includes(text) : lower === text;
};

/** Whether an API fulfils all terms that ask about its catalogue entry; terms about contents are none of this. */
export const matchesSearch = (terms: readonly Term[], api: ApiCatalogueEntry): boolean =>
  terms.every(({ attribute, patterns }) => {
    if (attribute === 'content' || attribute === 'doc') return true;
    const { comparison, of }: Attribute = attributes[attribute ?? 'name'];
    return patterns.some((pattern) => of(api).some((value) => matches(pattern, comparison, value)));
  });
