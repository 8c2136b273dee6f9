/** A parsed OpenAPI document; its shape is known only after `checkDefinition`. */
export type OpenApiDocument = Record<string, unknown>;

export type OpenApiVersion = '2.0' | '3.0' | '3.1';

export const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The version family of a document; undefined for what is no OpenAPI document of a version that is understood. */
export const versionOf = (document: OpenApiDocument): OpenApiVersion | undefined => {
  if (document['swagger'] === '2.0') return '2.0';
  const { openapi } = document;
  if (typeof openapi !== 'string') return undefined;
  if (/^3\.0(\.|$)/.test(openapi)) return '3.0';
  if (/^3\.1(\.|$)/.test(openapi)) return '3.1';
  return undefined;
};
