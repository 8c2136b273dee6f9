import type { HttpVerb } from '@quintet/contracts';
import { isObject, versionOf, type OpenApiDocument } from './definition';
import { oauthSchemes, ownScheme } from './read-operations';

export interface OperationToWrite {
  readonly verb: HttpVerb;
  readonly target: string;
  readonly authType: string;
  readonly throttlingPolicy: string;
  readonly scopes: readonly string[];
}

export interface ScopeToWrite {
  readonly name: string;
  readonly description: string;
  readonly bindings: readonly string[];
}

export interface ApiToWrite {
  readonly title: string;
  readonly version: string;
  readonly description: string;
  readonly operations: readonly OperationToWrite[];
  readonly scopes: readonly ScopeToWrite[];
}

const authorizationUrl = 'https://test.com'; // the specification wants an address; clients of a gateway get theirs from the key manager

const pathParameters = (target: string, isSwagger2: boolean): Record<string, unknown>[] =>
  [...new Set([...target.matchAll(/\{([^{}]+)\}/g)].map(([, name]) => name!))].map((name) => ({
    name,
    in: 'path',
    required: true,
    ...(isSwagger2 ? { type: 'string' } : { schema: { type: 'string' } }),
  }));

const newOperation = (target: string, isSwagger2: boolean): Record<string, unknown> => {
  const parameters = pathParameters(target, isSwagger2);
  return { ...(parameters.length > 0 ? { parameters } : {}), responses: { '200': { description: 'OK' } } };
};

/** An operation of the definition with our settings in it; the rest of it stays. */
const withSettings = (operation: Record<string, unknown>, { authType, throttlingPolicy, scopes }: OperationToWrite, oauth: ReadonlySet<string>): Record<string, unknown> => {
  const { security, ...rest } = operation;
  delete rest['x-scope']; // older spelling of what `security` says
  const others = Array.isArray(security) ? security.filter((one) => isObject(one) && !Object.keys(one).some((scheme) => oauth.has(scheme))) : [];
  return { ...rest, security: [...others, { [ownScheme]: [...scopes] }], 'x-auth-type': authType, 'x-throttling-tier': throttlingPolicy };
};

const schemeOf = (scopes: readonly ScopeToWrite[], isSwagger2: boolean): Record<string, unknown> => {
  const flow = {
    authorizationUrl,
    scopes: Object.fromEntries(scopes.map(({ name, description }) => [name, description])),
    'x-scopes-bindings': Object.fromEntries(scopes.map(({ name, bindings }) => [name, bindings.join(',')])),
  };
  return isSwagger2 ? { type: 'oauth2', flow: 'implicit', ...flow } : { type: 'oauth2', flows: { implicit: flow } };
};

const verbNames = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']);

const pathsOf = (document: OpenApiDocument, operations: readonly OperationToWrite[], isSwagger2: boolean): Record<string, unknown> => {
  const oauth = new Set([...oauthSchemes(document).keys(), ownScheme]);
  const before = isObject(document['paths']) ? document['paths'] : {};
  const wanted = new Map<string, OperationToWrite[]>();
  for (const operation of operations) wanted.set(operation.target, [...(wanted.get(operation.target) ?? []), operation]);
  const paths: [string, unknown][] = Object.entries(before).filter(([name]) => name.startsWith('x-'));
  for (const [target, ofTarget] of wanted) {
    const found = before[target];
    const item = isObject(found) ? found : {};
    const kept = Object.entries(item).filter(([name]) => !verbNames.has(name));
    const written = ofTarget.map((operation): [string, unknown] => {
      const known = item[operation.verb.toLowerCase()];
      return [operation.verb.toLowerCase(), withSettings(isObject(known) ? known : newOperation(target, isSwagger2), operation, oauth)];
    });
    paths.push([target, Object.fromEntries([...kept, ...written])]);
  }
  return Object.fromEntries(paths);
};

/**
 * A definition that says what the API's operations say: others are removed from it, missing ones are added, and each
 * carries its settings as extensions. Whatever else stands in the document stays.
 *
 * @param document undefined makes a new one (3.0)
 */
export const writeOperations = (document: OpenApiDocument | undefined, { title, version, description, operations, scopes }: ApiToWrite): OpenApiDocument => {
  const base: OpenApiDocument = document ?? { openapi: '3.0.1', info: { title, version, ...(description === '' ? {} : { description }) } };
  const isSwagger2 = versionOf(base) === '2.0';
  const scheme = { [ownScheme]: schemeOf(scopes, isSwagger2) };
  const components = isObject(base['components']) ? base['components'] : {};
  const securitySchemes = isObject(components['securitySchemes']) ? components['securitySchemes'] : {};
  const definitions = isObject(base['securityDefinitions']) ? base['securityDefinitions'] : {};
  return {
    ...base,
    paths: pathsOf(base, operations, isSwagger2),
    ...(isSwagger2 ? { securityDefinitions: { ...definitions, ...scheme } } : { components: { ...components, securitySchemes: { ...securitySchemes, ...scheme } } }),
  };
};
