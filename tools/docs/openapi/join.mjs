// Joins the fragments of a service's features to the OpenAPI document of each API.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CORE_SCHEMA, dump, load } from 'js-yaml';
import { services } from '../../build/bundle.mjs';
import { documents, fragmentFolders } from './documents.mjs';
import { errorResponses, expandOperation } from './operation.mjs';
import { expandSchema } from './shorthand.mjs';
import { loadZodSchemas } from './zod-schemas.mjs';

const here = dirname(fileURLToPath(import.meta.url));
/** Which service answers, by the folder of its fragments. */
const ownerOf = (file) => Object.keys(services).find((name) => file.startsWith(`${services[name]}/`));
const methods = ['get', 'head', 'post', 'put', 'patch', 'delete', 'options'];
const readYaml = (file) => {
  try {
    return load(readFileSync(file, 'utf8'), { schema: CORE_SCHEMA, filename: file });
  } catch (error) {
    throw new Error(error.message); // it carries the whole text otherwise
  }
};

const readFragments = (root) =>
  fragmentFolders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) =>
      readdirSync(join(root, folder))
        .filter((name) => name.endsWith('.yaml'))
        .sort()
        .map((name) => ({ file: `${folder}/${name}`, service: join(root, dirname(folder)), ...readYaml(join(root, folder, name)) })),
    );

/** Every `zod: file#name` in it. */
const zodReferences = (part) => {
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([name, value]) => (name === 'zod' && typeof value === 'string' ? [value] : zodReferences(value)));
};

const within = (what, work) => {
  try {
    return work();
  } catch (error) {
    throw new Error(`${what}: ${error.message}`, { cause: error });
  }
};

const componentsUsed = (part) => {
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([name, value]) => (name === '$ref' && typeof value === 'string' ? [value] : componentsUsed(value)));
};

/** What of the components is referred to from the paths, also by way of others. */
const used = (paths, components) => {
  const seen = new Set();
  const visit = (part) => {
    for (const reference of componentsUsed(part)) {
      if (seen.has(reference)) continue;
      seen.add(reference);
      const [, , kind, name] = reference.split('/');
      if (!components[kind]?.[name]) throw new Error(`there is no ${reference}`);
      visit(components[kind][name]);
    }
  };
  visit(paths);
  return Object.fromEntries(Object.entries(components).map(([kind, all]) => [kind, Object.fromEntries(Object.entries(all).filter(([name]) => seen.has(`#/components/${kind}/${name}`)))]));
};

const scopesOf = (paths) => {
  const named = Object.values(paths).flatMap((item) => Object.values(item).flatMap(({ security = [] }) => security.flatMap(({ oauth2 = [] }) => oauth2)));
  return Object.fromEntries([...new Set(named)].sort().map((scope) => [scope, '']));
};

const joinOne = (name, fragments, common, zodSchema) => {
  const { title, description, base } = documents[name];
  const paths = {};
  const components = { parameters: { ...common.parameters }, responses: {}, schemas: {} };
  const addSchema = (file, given, of) => {
    for (const [schema, text] of Object.entries(given ?? {})) {
      if (components.schemas[schema]) throw new Error(`${file}: the schema "${schema}" is described twice`);
      components.schemas[schema] = within(`${file}: schema ${schema}`, () => expandSchema(text, of));
    }
  };
  addSchema('common.yaml', common.schemas, zodSchema(''));
  for (const { file, service, schemas, parameters } of fragments) {
    addSchema(file, schemas, zodSchema(service));
    for (const [parameter, value] of Object.entries(parameters ?? {})) components.parameters[parameter] = value;
  }
  for (const { file, service, tag, json, errors: errorSchema = 'Error', paths: given = {} } of fragments) {
    Object.assign(components.responses, errorResponses(errorSchema, json));
    for (const [path, item] of Object.entries(given)) {
      for (const [method, operation] of Object.entries(item)) {
        if (!methods.includes(method)) throw new Error(`${file}: ${path} has no method "${method}"`);
        if (paths[path]?.[method]) throw new Error(`${file}: ${method} ${path} is described twice`);
        paths[path] = { ...paths[path], [method]: within(`${file}: ${method} ${path}`, () => expandOperation({ path, method, operation, tag, common: components.parameters, zodSchema: zodSchema(service), errorSchema, owner: ownerOf(file), json })) };
      }
    }
  }
  const needsBasic = Object.values(paths).some((item) => Object.values(item).some(({ security }) => security.some((one) => one.basic)));
  return {
    openapi: '3.1.0',
    info: { title, version: documents[name].version ?? /v[\d.]+$/.exec(base)?.[0] ?? 'v1', description, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: base }],
    tags: [...new Map(fragments.map(({ tag, about }) => [tag, { name: tag, ...(about && { description: about }) }])).values()],
    paths,
    components: {
      securitySchemes: {
        oauth2: {
          type: 'oauth2',
          description: 'A token of the key manager, as `Authorization: Bearer`. One of the scopes that are named is needed.',
          flows: { authorizationCode: { authorizationUrl: '/oauth2/authorize', tokenUrl: '/oauth2/token', scopes: scopesOf(paths) } },
        },
        ...(needsBasic && { basic: { type: 'http', scheme: 'basic', description: "An administrator's name and password." } }),
      },
      ...used(paths, components),
    },
  };
};

/**
 * @param {string} root folder of the repository
 * @returns {Promise<Map<string, object>>} the documents by their names
 */
export const joinDocuments = async (root) => {
  const fragments = readFragments(root);
  const strange = fragments.find(({ document, tag }) => !documents[document] || !tag);
  if (strange) throw new Error(`${strange.file}: \`document\` names one of ${Object.keys(documents).join(', ')}, \`tag\` the feature`);
  const wanted = fragments.flatMap(({ service, paths, schemas }) => zodReferences({ paths, schemas }).map((reference) => ({ folder: service, reference })));
  const read = await loadZodSchemas(root, wanted);
  const zodSchema = (service) => (reference) => read(service, reference);
  const common = readYaml(join(here, 'common.yaml'));
  const joined = Object.keys(documents).map((name) => [name, fragments.filter(({ document }) => document === name)]);
  return new Map(joined.filter(([, own]) => own.length > 0).map(([name, own]) => [name, joinOne(name, own, common, zodSchema)]));
};

/** The text of a document. */
export const documentText = (document) => dump(document, { noRefs: true, lineWidth: 160, schema: CORE_SCHEMA });
