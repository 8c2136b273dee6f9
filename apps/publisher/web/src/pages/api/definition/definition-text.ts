import { parse, stringify } from 'yaml';

export type Format = 'yaml' | 'json';

/** Deep nesting of aliases is refused, so that a small text cannot become a large one. */
const options = { merge: true, maxAliasCount: 1_000 } as const;

/** JSON begins with a brace; what begins with one and is YAML's flow style reads the same. */
export const formatOf = (text: string): Format => (text.trimStart().startsWith('{') ? 'json' : 'yaml');

const parsed = (text: string): unknown => (formatOf(text) === 'json' ? JSON.parse(text) : parse(text, options));

/** The same document in the other notation, or laid out anew in the same one. @throws Error when the text is neither */
export const writeAs = (format: Format, text: string): string => {
  const document = parsed(text);
  return format === 'json' ? `${JSON.stringify(document, null, 2)}\n` : stringify(document, { lineWidth: 0, aliasDuplicateObjects: false });
};

export const mediaTypeOf: Readonly<Record<Format, string>> = { json: 'application/json', yaml: 'application/yaml' };
