/** What a definition says of how to call an operation. */
export interface OperationHints {
  readonly summary: string;
  /** Examples of path variables, by name. */
  readonly path: Readonly<Record<string, string>>;
  readonly query: readonly { readonly name: string; readonly example: string }[];
  readonly body: string;
  readonly bodyType: string;
}

export const noHints: OperationHints = { summary: '', path: {}, query: [], body: '', bodyType: 'application/json' };

type Part = Readonly<Record<string, unknown>>;
const asPart = (value: unknown): Part => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Part) : {});
const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const text = (value: unknown): string => (value === undefined || value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value));

const maxReferences = 5;

/** Follows pointers within the document, a few in a row at most. */
const resolved = (document: Part, given: unknown): Part => {
  let part = asPart(given);
  for (let i = 0; i < maxReferences && typeof part['$ref'] === 'string' && part['$ref'].startsWith('#/'); i += 1) {
    const names = part['$ref']
      .slice(2)
      .split('/')
      .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'));
    part = asPart(names.reduce<unknown>((at, name) => asPart(at)[name], document));
  }
  return part;
};

const exampleOf = (document: Part, of: Part): unknown => {
  const [first] = Object.values(asPart(of['examples']));
  const schema = resolved(document, of['schema']);
  return of['example'] ?? asPart(first)['value'] ?? schema['example'] ?? asList(schema['examples'])[0] ?? schema['default'] ?? of['default'] ?? asList(schema['enum'])[0];
};

const pretty = (value: unknown): string => (value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value, null, 2));

/** Reads OpenAPI 2.0, 3.0 and 3.1 alike; what is not there is empty. */
export const hintsOf = (given: unknown, verb: string, target: string): OperationHints => {
  const document = asPart(given);
  const item = resolved(document, asPart(document['paths'])[target]);
  const operation = asPart(item[verb.toLowerCase()]);
  const parameters = [...asList(item['parameters']), ...asList(operation['parameters'])].map((one) => resolved(document, one));
  const named = (place: string) => parameters.filter((one) => one['in'] === place && typeof one['name'] === 'string').map((one) => [String(one['name']), text(exampleOf(document, one))] as const);
  const content = Object.entries(asPart(resolved(document, operation['requestBody'])['content']));
  const [bodyType, media] = content.find(([type]) => /json/.test(type)) ?? content[0] ?? ['application/json', undefined];
  const bodyParameter = parameters.find((one) => one['in'] === 'body');
  return {
    summary: text(operation['summary']),
    path: Object.fromEntries(named('path').filter(([, example]) => example !== '')),
    query: [...new Map(named('query'))].map(([name, example]) => ({ name, example })),
    body: pretty(media === undefined ? bodyParameter && exampleOf(document, bodyParameter) : exampleOf(document, asPart(media))),
    bodyType,
  };
};
