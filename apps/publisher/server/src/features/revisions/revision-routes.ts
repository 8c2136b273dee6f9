import { Router, type Request } from 'express';
import { z } from 'zod';
import { callerOf } from '@quintet/management-api';
import { AppError } from '@quintet/service-kit';
import type { PublisherParts } from '../../feature';
import { isStorable } from '../../http/storable';
import { problems } from '../../problems';
import { lockApi, renderApi, requireApi } from '../apis';
import type { RestoreRevision } from './restore-revision';
import { listRevisions, removeRevision, requireRevision, snapshot, type StoredRevision } from './revision-store';

const maxRevisions = 5;
export const newRevision = z.looseObject({ description: z.string().max(255).refine(isStorable, 'contains a character that cannot be stored').nullish() });
const listQuery = z.object({ query: z.string().regex(/^deployed:(true|false)$/, 'must be deployed:true or deployed:false').optional() });

/** As the deployments of an API are shown. */
export type DeploymentsOf = (organization: string, apiId: string) => Promise<readonly { readonly revisionUuid: string; readonly name: string }[]>;
type Deployments = Awaited<ReturnType<DeploymentsOf>>;

const present = (revision: StoredRevision, deployments: Deployments) => ({
  id: revision.id,
  displayName: `Revision ${revision.number}`,
  description: revision.description,
  createdTime: String(revision.createdAt.getTime()),
  apiInfo: { id: revision.apiId },
  deploymentInfo: deployments.filter(({ revisionUuid }) => revisionUuid === revision.id),
});

export const revisionRoutes = ({ guard, database, clock }: PublisherParts, restore: RestoreRevision, deploymentsOf: DeploymentsOf): Router => {
  const router = Router();
  const view = guard.requireScope('apim:api_view', 'apim:api_create', 'apim:api_manage', 'apim:api_publish', 'apim:api_import_export');
  const change = guard.requireScope('apim:api_create', 'apim:api_manage', 'apim:api_publish', 'apim:api_import_export');
  const of = (req: Request) => ({ organization: callerOf(req).organization, ...(req.params as { apiId: string; revisionId: string }) });

  const list = async (organization: string, apiId: string) => {
    const deployments = await deploymentsOf(organization, apiId);
    return (await listRevisions(database, organization, apiId)).map((revision) => present(revision, deployments));
  };

  router.get('/apis/:apiId/revisions', view, async (req, res) => {
    const { organization, apiId } = of(req);
    const { query } = listQuery.parse(req.query);
    await requireApi(database, organization, apiId);
    const all = await list(organization, apiId);
    const shown = query === undefined ? all : all.filter(({ deploymentInfo }) => deploymentInfo.length > 0 === (query === 'deployed:true'));
    res.json({ count: shown.length, list: shown });
  });

  router.post('/apis/:apiId/revisions', change, async (req, res) => {
    const { organization, apiId } = of(req);
    const { description } = newRevision.parse(req.body ?? {});
    const made = await database.inTransaction(async (db) => {
      await lockApi(db, organization, apiId);
      const count = (await listRevisions(db, organization, apiId)).length;
      if (count >= maxRevisions) throw new AppError(problems.REVISION_LIMIT_REACHED, `${maxRevisions}; delete one that is not deployed`);
      return snapshot(db, organization, apiId, { description: description ?? '', createdBy: callerOf(req).username, createdAt: new Date(clock.now()) });
    });
    res.status(201).location(`${req.baseUrl}/apis/${apiId}/revisions/${made.id}`).json(present(made, []));
  });

  router.get('/apis/:apiId/revisions/:revisionId', view, async (req, res) => {
    const { organization, apiId, revisionId } = of(req);
    await requireApi(database, organization, apiId);
    res.json(present(await requireRevision(database, organization, apiId, revisionId), await deploymentsOf(organization, apiId)));
  });

  router.delete('/apis/:apiId/revisions/:revisionId', change, async (req, res) => {
    const { organization, apiId, revisionId } = of(req);
    await database.inTransaction(async (db) => {
      await lockApi(db, organization, apiId);
      const revision = await requireRevision(db, organization, apiId, revisionId);
      const on = (await deploymentsOf(organization, apiId)).filter((one) => one.revisionUuid === revisionId).map(({ name }) => name);
      if (on.length > 0) throw new AppError(problems.REVISION_DEPLOYED, `revision ${revision.number} stands on ${on.join(', ')}`);
      await removeRevision(db, organization, revisionId);
    });
    const left = await list(organization, apiId);
    res.json({ count: left.length, list: left });
  });

  router.post('/apis/:apiId/restore-revision', guard.requireScope('apim:api_create', 'apim:api_manage', 'apim:api_publish'), async (req, res) => {
    const { organization, apiId } = of(req);
    const { revisionId } = z.object({ revisionId: z.string().min(1).max(255) }).parse(req.query);
    await restore({ organization, apiId, revisionId });
    res.status(201).json(renderApi(await requireApi(database, organization, apiId)));
  });

  return router;
};
