/** An OpenAPI (3) or Swagger (2) document, parsed. */
export type Definition = Readonly<Record<string, unknown>>;

/** What the reader's calls carry: a token or a key, in a header. */
export interface Credential {
  readonly header: string;
  /** Such as `Bearer `; empty for keys. */
  readonly prefix: string;
  readonly secret: string;
}

/** The one security scheme of a prepared definition. */
export const schemeName = 'reader';

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Operations that say of themselves that they need nothing stay open; all others take the reader's credential. */
const withoutOwnSecurity = (operation: Record<string, unknown>): Record<string, unknown> => {
  const { security, ...rest } = operation;
  return Array.isArray(security) && security.length === 0 ? { ...rest, security: [] } : rest;
};

const withPlainOperations = (paths: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(paths).map(([path, item]) => [
      path,
      isObject(item) ? Object.fromEntries(Object.entries(item).map(([name, value]) => [name, methods.includes(name) && isObject(value) ? withoutOwnSecurity(value) : value])) : item,
    ]),
  );

/**
 * A definition as the renderer shall show it: in place of all that it says about security, the one header that gateways
 * want. How a definition describes its tokens differs from API to API; what a call must carry does not.
 */
export const prepareDefinition = (definition: Definition, credential: Pick<Credential, 'header'> | undefined): Definition => {
  const scheme = credential && { [schemeName]: { type: 'apiKey', in: 'header', name: credential.header } };
  const security = scheme ? [{ [schemeName]: [] }] : [];
  const paths = isObject(definition['paths']) ? withPlainOperations(definition['paths']) : {};
  if (definition['swagger'] !== undefined) return { ...definition, paths, security, securityDefinitions: scheme ?? {} };
  const components = isObject(definition['components']) ? definition['components'] : {};
  return { ...definition, paths, security, components: { ...components, securitySchemes: scheme ?? {} } };
};

/** How many operations a definition has: many are shown closed. */
export const countOperations = ({ paths }: Definition): number =>
  isObject(paths) ? Object.values(paths).reduce<number>((sum, item) => sum + (isObject(item) ? Object.keys(item).filter((name) => methods.includes(name)).length : 0), 0) : 0;
