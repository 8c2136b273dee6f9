import { Router, type Request } from 'express';
import { z } from 'zod';
import { addressOf, callerOf, readMultipart, requireShallow } from '@quintet/management-api';
import { maxDefinitionBytes, readOperations, type OpenApiDocument } from '@quintet/openapi';
import { AppError, commonProblems } from '@quintet/service-kit';
import { PUBLISHER_API, type PublisherParts } from '../../feature';
import { answeredNotModified } from '../../http/entity-tag';
import { problems } from '../../problems';
import { entityTagOf, findRevision, operationsFrom, parseApiBody, parseNewApi, readDefinition, renderApi, requireApi, type ChangeApi, type CreateApi } from '../apis';
import { definitionOfRevision } from '../revisions';
import { readSource, requireDefinition } from './definition-source';

const upload = readMultipart(['file'], maxDefinitionBytes);
const validateQuery = z.object({ returnContent: z.enum(['true', 'false']).default('false') });
const properties = z.looseObject({});

/** The JSON text in the form field `additionalProperties`. */
const additionalProperties = (req: Request): Record<string, unknown> => {
  const given: unknown = (req.body as { additionalProperties?: unknown } | undefined)?.additionalProperties;
  const fault = (reason: string): AppError => new AppError(commonProblems.INVALID_INPUT, `additionalProperties: ${reason}`, { faults: [{ field: 'additionalProperties', reason }] });
  if (typeof given !== 'string' || given === '') throw fault('the API object is asked for, as JSON: at least its context');
  const read = (): Record<string, unknown> => {
    try {
      return properties.parse(JSON.parse(given));
    } catch {
      throw fault('must be a JSON object');
    }
  };
  const object = read();
  requireShallow(object);
  return object;
};

const describe = (document: OpenApiDocument) => {
  const { title, version, description, server } = readOperations(document);
  return {
    name: title,
    version,
    description,
    openAPIVersion: String(document['openapi'] ?? document['swagger']),
    endpoints: server === undefined ? [] : [server],
  };
};

/** What is wrong with the definition is the answer here, not an error. */
const faultsAsAnswer = (error: unknown) => {
  const named: readonly string[] = [problems.DEFINITION_INVALID.name, problems.DEFINITION_NOT_FETCHED.name];
  if (!(error instanceof AppError) || !named.includes(error.problem.name)) throw error;
  const code = String(error.problem.code);
  const errors = error.faults.length > 0 ? error.faults.map(({ field, reason }) => ({ code, message: reason, description: `${field || 'document'}: ${reason}` })) : [{ code, message: error.problem.title, description: error.detail ?? '' }];
  return { isValid: false, errors };
};

export const definitionRoutes = ({ guard, database, config }: PublisherParts, { createApi, changeApi }: { createApi: CreateApi; changeApi: ChangeApi }): Router => {
  const router = Router();
  const create = guard.requireScope('apim:api_create', 'apim:api_manage');
  const source = (req: Request): Promise<string> => readSource(req, { allowPrivate: config.allowPrivateImport });

  router.post('/apis/validate-openapi', create, upload, async (req, res) => {
    const { returnContent } = validateQuery.parse(req.query);
    try {
      const document = requireDefinition(await source(req));
      res.json({ isValid: true, ...(returnContent === 'true' ? { content: JSON.stringify(document) } : {}), info: describe(document), errors: [] });
    } catch (error) {
      res.json(faultsAsAnswer(error));
    }
  });

  router.post('/apis/import-openapi', create, upload, async (req, res) => {
    const { organization, username } = callerOf(req);
    const given = additionalProperties(req);
    const document = requireDefinition(await source(req));
    const defined = readOperations(document);
    const { identity, body } = parseNewApi({ name: defined.title, version: defined.version, description: defined.description, ...given, ...operationsFrom(defined) });
    const id = await createApi({ organization, provider: username, identity, body, document });
    const api = await requireApi(database, organization, id);
    res.status(201).location(`${PUBLISHER_API}/apis/${id}`).setHeader('etag', entityTagOf(api)).json(renderApi(api));
  });

  router.get('/apis/:apiId/swagger', guard.requireScope('apim:api_view', 'apim:api_manage', 'apim:api_definition_view'), async (req, res) => {
    const { organization } = callerOf(req);
    const { apiId } = req.params as { apiId: string };
    const revision = await findRevision(database, organization, apiId);
    if (revision) return void res.type('application/json').send(await definitionOfRevision(database, organization, apiId));
    const api = await requireApi(database, organization, apiId);
    if (!answeredNotModified(req, res, entityTagOf(api))) res.type('application/json').send(await readDefinition(database, organization, apiId));
  });

  router.put('/apis/:apiId/swagger', create, upload, async (req, res) => {
    const { organization } = callerOf(req);
    const { apiId } = req.params as { apiId: string };
    await requireApi(database, organization, apiId);
    const document = requireDefinition(await source(req));
    const defined = readOperations(document);
    await changeApi({
      organization,
      apiId,
      ifMatch: req.headers['if-match'],
      offersOnly: false,
      change: (now) => parseApiBody({ ...now.body, isDefaultVersion: now.isDefaultVersion, ...operationsFrom(defined, now.body) }),
      definition: JSON.stringify(document),
    });
    res.location(addressOf(req)).setHeader('etag', entityTagOf(await requireApi(database, organization, apiId)));
    res.type('application/json').send(await readDefinition(database, organization, apiId));
  });

  return router;
};

