import { isObject, versionOf, type OpenApiDocument } from '../definition';
import { readSecurity, type Alternatives } from './read-security';
import { createSchemaGraph, pointerPart, type SchemaGraph } from './schema-graph';

/** A definition of any version in one shape; schemas stay as they are written. */
export interface ComparableDefinition {
  readonly graph: SchemaGraph;
  /** By verb and path template with its parameters unnamed. */
  readonly operations: ReadonlyMap<string, ComparableOperation>;
  readonly servers: readonly string[];
  readonly webhooks: unknown;
}

export interface ComparableOperation {
  readonly verb: string;
  readonly path: string;
  readonly at: string;
  readonly deprecated: boolean;
  /** By place and name; those of the path by position. */
  readonly parameters: ReadonlyMap<string, ComparableParameter>;
  readonly body: ComparableBody | undefined;
  /** By status. */
  readonly responses: ReadonlyMap<string, ComparableResponse>;
  readonly security: Alternatives;
  /** Only when the operation or its path has its own. */
  readonly servers: readonly string[] | undefined;
  readonly callbacks: unknown;
}

export interface ComparableValue {
  readonly at: string;
  readonly schemas: readonly unknown[];
}
export interface ComparableParameter extends ComparableValue {
  readonly name: string;
  readonly place: string;
  readonly required: boolean;
  /** How an array or object is written, such as `form, exploded`. */
  readonly style: string;
}
export interface ComparableBody {
  readonly at: string;
  readonly required: boolean;
  readonly content: ReadonlyMap<string, ComparableValue>;
}
export interface ComparableResponse {
  readonly at: string;
  readonly content: ReadonlyMap<string, ComparableValue>;
  readonly headers: ReadonlyMap<string, ComparableValue & { readonly name: string }>;
}

type Json = Record<string, unknown>;
const verbs = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];
const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const texts = (value: unknown): string[] | undefined => (Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : undefined);
const objectOf = (value: unknown): Json => (isObject(value) ? value : {});
const list = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);
const mediaType = (written: string): string => written.split(';')[0]!.trim().toLowerCase();
const schemasOf = (holder: Json): unknown[] => (holder['schema'] === undefined ? [] : [holder['schema']]);

const contentOf = (content: unknown, at: string): Map<string, ComparableValue> =>
  new Map(Object.entries(objectOf(content)).map(([type, media]) => [mediaType(type), { at: `${at}/content/${pointerPart(type)}/schema`, schemas: schemasOf(objectOf(media)) }]));

/** `collectionFormat` of 2.0 in the words of 3.x. */
const collectionStyles: Readonly<Record<string, string>> = { multi: 'form, exploded', ssv: 'spaceDelimited', pipes: 'pipeDelimited', tsv: 'tab-separated' };
const styleOf = (parameter: Json, place: string, isSwagger2: boolean, isPlain: boolean): string => {
  if (isPlain) return '';
  const usual = place === 'query' || place === 'cookie' ? 'form' : 'simple';
  if (isSwagger2) return collectionStyles[text(parameter['collectionFormat']) ?? 'csv'] ?? usual;
  const style = text(parameter['style']) ?? usual;
  const exploded = parameter['explode'] ?? style === 'form';
  return exploded === true ? `${style}, exploded` : style;
};

/** A header needs no spelling in one case, and of a path only the position counts. */
const parameterKey = (name: string, place: string, path: string): string => {
  if (place === 'header') return `header ${name.toLowerCase()}`;
  const position = place === 'path' ? [...path.matchAll(/\{([^{}]*)\}/g)].findIndex(([, inPath]) => inPath === name) : -1;
  return position >= 0 ? `path ${position}` : `${place} ${name}`;
};

/** Defined by the specification elsewhere: 3.x ignores parameters of these names. */
const reservedHeaders = new Set(['accept', 'content-type', 'authorization']);

const readParameter = (parameter: Json, at: string, graph: SchemaGraph, isSwagger2: boolean): ComparableParameter | undefined => {
  const [name, place] = [text(parameter['name']), text(parameter['in'])];
  if (name === undefined || place === undefined || (!isSwagger2 && place === 'header' && reservedHeaders.has(name.toLowerCase()))) return undefined;
  const [content] = Object.values(objectOf(parameter['content']));
  const schemas = isSwagger2 ? [parameter] : schemasOf(isObject(content) ? content : parameter);
  const { types } = graph.node(schemas).facts();
  const isPlain = !(types.has('array') || types.has('object')) || types.has('string');
  return { name, place, at, required: parameter['required'] === true || place === 'path', style: styleOf(parameter, place, isSwagger2, isPlain), schemas };
};

const formBody = (fields: readonly Json[], consumes: readonly string[], at: string): ComparableBody => {
  const named = fields.filter((field) => typeof field['name'] === 'string');
  const schema = {
    type: 'object',
    properties: Object.fromEntries(named.map((field) => [field['name'], field])),
    required: named.filter((field) => field['required'] === true).map((field) => field['name']),
  };
  const forms = consumes.filter((type) => /form/.test(type));
  const types = forms.length > 0 ? forms : [fields.some((field) => field['type'] === 'file') ? 'multipart/form-data' : 'application/x-www-form-urlencoded'];
  return { at, required: schema.required.length > 0, content: new Map(types.map((type) => [mediaType(type), { at, schemas: [schema] }])) };
};

const readOperation = (document: OpenApiDocument, graph: SchemaGraph, item: Json, operation: Json, verb: string, path: string): ComparableOperation => {
  const isSwagger2 = versionOf(document) === '2.0';
  const at = `/paths/${pointerPart(path)}/${verb.toLowerCase()}`;
  const consumes = texts(operation['consumes'] ?? document['consumes']) ?? ['application/json'];
  const produces = texts(operation['produces'] ?? document['produces']) ?? ['application/json'];
  const parameters = new Map<string, ComparableParameter>();
  const fields: Json[] = [];
  let body: ComparableBody | undefined;
  for (const [parametersAt, one, index] of [
    ...list(item['parameters']).map((one, i) => [`/paths/${pointerPart(path)}/parameters`, one, i] as const),
    ...list(operation['parameters']).map((one, i) => [`${at}/parameters`, one, i] as const),
  ]) {
    const parameter = graph.resolve(one);
    if (!parameter) continue;
    const here = `${parametersAt}/${index}`;
    if (isSwagger2 && parameter['in'] === 'formData') fields.push(parameter);
    else if (isSwagger2 && parameter['in'] === 'body') {
      body = { at: here, required: parameter['required'] === true, content: new Map(consumes.map((type) => [mediaType(type), { at: `${here}/schema`, schemas: schemasOf(parameter) }])) };
    } else {
      const read = readParameter(parameter, here, graph, isSwagger2);
      if (read) parameters.set(parameterKey(read.name, read.place, path), read);
    }
  }
  if (fields.length > 0) body = formBody(fields, consumes, `${at}/parameters`);
  const requestBody = isSwagger2 ? undefined : graph.resolve(operation['requestBody']);
  if (requestBody) body = { at: `${at}/requestBody`, required: requestBody['required'] === true, content: contentOf(requestBody['content'], `${at}/requestBody`) };

  const responses = Object.entries(objectOf(operation['responses'])).flatMap(([status, written]): [string, ComparableResponse][] => {
    const response = graph.resolve(written);
    if (!response || status.startsWith('x-')) return [];
    const responseAt = `${at}/responses/${pointerPart(status)}`;
    const content = !isSwagger2 ? contentOf(response['content'], responseAt) : new Map(response['schema'] === undefined ? [] : produces.map((type) => [mediaType(type), { at: `${responseAt}/schema`, schemas: schemasOf(response) }]));
    const headers = Object.entries(objectOf(response['headers'])).flatMap(([name, one]) => {
      const header = graph.resolve(one);
      return header ? [[name.toLowerCase(), { name, at: `${responseAt}/headers/${pointerPart(name)}`, schemas: isSwagger2 ? [header] : schemasOf(header) }] as const] : [];
    });
    return [[status.toUpperCase(), { at: responseAt, content, headers: new Map(headers) }]];
  });
  const own = isSwagger2 ? undefined : (operation['servers'] ?? item['servers']);
  return {
    verb,
    path,
    at,
    deprecated: operation['deprecated'] === true,
    parameters,
    body,
    responses: new Map(responses),
    security: readSecurity(document, operation, graph),
    servers: own === undefined ? undefined : serversOf(own),
    callbacks: operation['callbacks'],
  };
};

const serversOf = (servers: unknown): string[] => {
  const urls = list(servers).flatMap((server) => {
    const url = isObject(server) ? text(server['url']) : undefined;
    if (url === undefined) return [];
    const variables = objectOf(objectOf(server)['variables']);
    return [url.replace(/\{([^{}]*)\}/g, (written, name: string) => text(objectOf(Object.hasOwn(variables, name) ? variables[name] : undefined)['default']) ?? written)];
  });
  return [...new Set((urls.length > 0 ? urls : ['/']).map((url) => url.replace(/\/+$/, '') || '/'))];
};

const documentServers = (document: OpenApiDocument): string[] => {
  if (versionOf(document) !== '2.0') return serversOf(document['servers']);
  const [host, basePath] = [text(document['host']), text(document['basePath']) ?? '/'];
  const origins = host === undefined ? [''] : (texts(document['schemes']) ?? ['https']).map((scheme) => `${scheme}://${host}`);
  return serversOf(origins.map((origin) => ({ url: `${origin}${basePath}` })));
};

/** Reads what callers of an API depend on; what has not the shape that it should have counts as not there. */
export const readComparable = (document: OpenApiDocument): ComparableDefinition => {
  const graph = createSchemaGraph(document);
  const operations = new Map<string, ComparableOperation>();
  for (const [path, written] of Object.entries(objectOf(document['paths']))) {
    const target = path.startsWith('x-') ? undefined : graph.resolve(written);
    if (!target) continue;
    const item = { ...target, ...objectOf(written) };
    for (const verb of verbs) {
      const operation = Object.hasOwn(item, verb) ? item[verb] : undefined;
      const key = `${verb.toUpperCase()} ${path.replace(/\{[^{}]*\}/g, '{}')}`;
      if (isObject(operation) && !operations.has(key)) operations.set(key, readOperation(document, graph, item, operation, verb.toUpperCase(), path));
    }
  }
  return { graph, operations, servers: documentServers(document), webhooks: document['webhooks'] };
};
