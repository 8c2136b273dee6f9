import { isObject, type OpenApiDocument } from '../definition';
import type { SchemaGraph } from './schema-graph';

/** What a call must show together: scopes by scheme. Empty: nothing. */
export type Requirement = ReadonlyMap<string, ReadonlySet<string>>;
/** One of them is enough. */
export type Alternatives = readonly Requirement[];

/** What callers see of a scheme: its name in the definition is no matter of theirs. */
const schemeName = (schemes: Record<string, unknown>, name: string, graph: SchemaGraph): string => {
  const scheme = Object.hasOwn(schemes, name) ? graph.resolve(schemes[name]) : undefined;
  const type = scheme?.['type'];
  if (!scheme || typeof type !== 'string') return name;
  if (type === 'basic') return 'http basic';
  if (type === 'http') return `http ${String(scheme['scheme']).toLowerCase()}`;
  if (type === 'apiKey') return `API key in ${String(scheme['in'])} ${scheme['in'] === 'header' ? String(scheme['name']).toLowerCase() : String(scheme['name'])}`;
  return type;
};

/** What an operation asks callers for. `x-auth-type: None` opens it whatever else is said, and `x-scope` is an older word for a scope. */
export const readSecurity = (document: OpenApiDocument, operation: Record<string, unknown>, graph: SchemaGraph): Alternatives => {
  const { components, securityDefinitions } = document;
  const declared = securityDefinitions ?? (isObject(components) ? components['securitySchemes'] : undefined);
  const schemes = isObject(declared) ? declared : {};
  const written = operation['security'] ?? document['security'];
  const open: Alternatives = [new Map()];
  if (!Array.isArray(written) || written.length === 0 || operation['x-auth-type'] === 'None') return open;
  const legacy = typeof operation['x-scope'] === 'string' && operation['x-scope'] !== '' ? [operation['x-scope']] : [];
  const alternatives = written.filter(isObject).map((one): Requirement => {
    const requirement = new Map<string, Set<string>>();
    for (const [name, scopes] of Object.entries(one)) {
      const scheme = schemeName(schemes, name, graph);
      const needed = Array.isArray(scopes) ? scopes.filter((scope): scope is string => typeof scope === 'string') : [];
      requirement.set(scheme, new Set([...(requirement.get(scheme) ?? []), ...needed, ...(scheme === 'oauth2' ? legacy : [])]));
    }
    return requirement;
  });
  return alternatives.length > 0 ? alternatives : open;
};
