import { Router, type Request } from 'express';
import { AppError, commonProblems } from '@quintet/service-kit';
import { resourceTypes, schemas, serviceProvider, urns } from './scim-schemas';

const listOf = (resources: readonly object[]) => ({ schemas: [urns.list], totalResults: resources.length, startIndex: 1, itemsPerPage: resources.length, Resources: resources });

/** What a client finds out about us (RFC 7644 section 4): the same for everybody. */
export const discoveryRoutes = (baseOf: (req: Request) => string): Router => {
  const located = <T extends { id: string }>(req: Request, kind: string, name: string, one: T) => ({ ...one, meta: { resourceType: name, location: `${baseOf(req)}/${kind}/${one.id}` } });
  const requireFound = <T>(found: T | undefined, id: string): T => {
    if (!found) throw new AppError(commonProblems.NOT_FOUND, id);
    return found;
  };
  return Router()
    .get('/ServiceProviderConfig', (req, res) => void res.json({ ...serviceProvider, meta: { resourceType: 'ServiceProviderConfig', location: `${baseOf(req)}/ServiceProviderConfig` } }))
    .get('/Schemas', (req, res) => void res.json(listOf(schemas.map((one) => located(req, 'Schemas', 'Schema', one)))))
    .get('/Schemas/:id', (req, res) => void res.json(located(req, 'Schemas', 'Schema', requireFound(schemas.find(({ id }) => id === req.params.id), req.params.id))))
    .get('/ResourceTypes', (req, res) => void res.json(listOf(resourceTypes.map((one) => located(req, 'ResourceTypes', 'ResourceType', one)))))
    .get('/ResourceTypes/:id', (req, res) => void res.json(located(req, 'ResourceTypes', 'ResourceType', requireFound(resourceTypes.find(({ id }) => id === req.params.id), req.params.id))));
};
