import { httpVerb, type HttpVerb } from '@quintet/contracts';
import { isObject, versionOf, type OpenApiDocument } from './definition';

export interface DefinedOperation {
  readonly verb: HttpVerb;
  readonly target: string;
  /** `x-auth-type`; absent when the definition says nothing. */
  readonly authType?: string;
  /** `x-throttling-tier`. */
  readonly throttlingPolicy?: string;
  readonly scopes: readonly string[];
}

export interface DefinedScope {
  readonly name: string;
  readonly description: string;
  /** `x-scopes-bindings`; absent when the definition says nothing. */
  readonly bindings?: readonly string[];
}

/** What a definition says about an API, in our own words. */
export interface DefinedApi {
  readonly title: string;
  readonly version: string;
  readonly description: string;
  readonly operations: readonly DefinedOperation[];
  readonly scopes: readonly DefinedScope[];
  /** First server, when it is an absolute http(s) address. */
  readonly server?: string;
}

/** The scheme that carries our scopes, by the name that WSO2's tools look for. */
export const ownScheme = 'default';

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
const objects = (value: unknown): [string, Record<string, unknown>][] => (isObject(value) ? Object.entries(value).filter((entry): entry is [string, Record<string, unknown>] => isObject(entry[1])) : []);

/** The document's OAuth schemes: name, and the scopes that its flows offer. */
export const oauthSchemes = (document: OpenApiDocument): ReadonlyMap<string, readonly DefinedScope[]> => {
  const { components, securityDefinitions } = document;
  const schemes = objects(securityDefinitions ?? (isObject(components) ? components['securitySchemes'] : undefined)).filter(([, scheme]) => scheme['type'] === 'oauth2');
  return new Map(
    schemes.map(([name, scheme]) => {
      const flows = isObject(scheme['flows']) ? objects(scheme['flows']).map(([, flow]) => flow) : [scheme];
      const found = flows.flatMap((flow) => {
        const bindings = flow['x-scopes-bindings'];
        return Object.entries(isObject(flow['scopes']) ? flow['scopes'] : {}).map(([scope, description]): DefinedScope => {
          const bound = isObject(bindings) ? bindings[scope] : undefined;
          return { name: scope, description: text(description) ?? '', ...(typeof bound === 'string' ? { bindings: bound.split(',').map((role) => role.trim()).filter((role) => role !== '') } : {}) };
        });
      });
      return [name, found];
    }),
  );
};

const scopesOf = (security: unknown, oauth: ReadonlyMap<string, unknown>): string[] => {
  if (!Array.isArray(security)) return [];
  const named = security.filter(isObject).flatMap((one) => Object.entries(one).filter(([scheme]) => oauth.has(scheme)).flatMap(([, scopes]) => (Array.isArray(scopes) ? scopes : [])));
  return [...new Set(named.filter((scope): scope is string => typeof scope === 'string' && scope !== ''))];
};

/** A path item may stand elsewhere in the document, by a single pointer. */
const pathItem = (document: OpenApiDocument, item: Record<string, unknown>): Record<string, unknown> => {
  const pointer = item['$ref'];
  if (typeof pointer !== 'string' || !pointer.startsWith('#/')) return item;
  let at: unknown = document;
  for (const part of pointer.slice(2).split('/')) at = isObject(at) ? at[part.replaceAll('~1', '/').replaceAll('~0', '~')] : undefined;
  return isObject(at) ? { ...at, ...item } : item;
};

const serverOf = (document: OpenApiDocument): string | undefined => {
  const [server] = Array.isArray(document['servers']) ? document['servers'] : [];
  const url = isObject(server) ? text(server['url']) : undefined;
  if (url !== undefined) return /^https?:\/\/[^{}]+$/i.test(url) ? url : undefined;
  const host = text(document['host']);
  if (host === undefined) return undefined;
  const schemes = Array.isArray(document['schemes']) ? document['schemes'] : [];
  return `${schemes.includes('https') || schemes.length === 0 ? 'https' : 'http'}://${host}${text(document['basePath']) ?? ''}`;
};

const verbs: readonly HttpVerb[] = httpVerb.options;

/** Reads a document that `checkDefinition` found no fault with. */
export const readOperations = (document: OpenApiDocument): DefinedApi => {
  const info = isObject(document['info']) ? document['info'] : {};
  const all = oauthSchemes(document);
  // Once we have written a scheme of our own, it alone says what the API's scopes are.
  const ours = all.get(ownScheme);
  const oauth = ours === undefined ? all : new Map([[ownScheme, ours]]);
  const operations = objects(document['paths']).flatMap(([target, given]) => {
    const item = pathItem(document, given);
    return verbs.flatMap((verb): DefinedOperation[] => {
      const operation = item[verb.toLowerCase()];
      if (!isObject(operation)) return [];
      const authType = text(operation['x-auth-type']);
      const throttlingPolicy = text(operation['x-throttling-tier']);
      const scopes = scopesOf(operation['security'] ?? document['security'], oauth);
      const legacy = text(operation['x-scope']);
      return [{ verb, target, scopes: legacy === undefined || scopes.includes(legacy) ? scopes : [...scopes, legacy], ...(authType === undefined ? {} : { authType }), ...(throttlingPolicy === undefined ? {} : { throttlingPolicy }) }];
    });
  });
  const scopes = new Map<string, DefinedScope>();
  for (const scope of [...oauth.values()].flat()) if (!scopes.has(scope.name)) scopes.set(scope.name, scope);
  for (const name of operations.flatMap((operation) => operation.scopes)) if (!scopes.has(name)) scopes.set(name, { name, description: '' });
  const server = serverOf(document);
  return {
    title: text(info['title']) ?? '',
    version: text(info['version']) ?? (info['version'] === undefined ? '' : String(info['version'])),
    description: text(info['description']) ?? '',
    operations: versionOf(document) === undefined ? [] : operations,
    scopes: [...scopes.values()],
    ...(server === undefined ? {} : { server }),
  };
};
