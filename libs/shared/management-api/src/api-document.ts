import { Router } from 'express';

/** Set where a service is bundled (tools/build/bundle.mjs), so that it stays one file. */
declare const __openapiDocuments: Readonly<Record<string, string>> | undefined;

const textOf = (name: string): string => {
  const text = typeof __openapiDocuments === 'object' ? __openapiDocuments[name] : undefined;
  if (text === undefined) throw new Error(`the service was not bundled by tools/build: it has no document "${name}"`);
  return text;
};

/** The OpenAPI document of an API, for everybody, where WSO2's clients look for it. */
export const apiDocumentRoutes = (name: string): Router => Router().get('/swagger.yaml', (_req, res) => void res.type('application/yaml').send(textOf(name)));
