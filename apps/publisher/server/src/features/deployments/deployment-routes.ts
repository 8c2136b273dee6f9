import { Router, type Request } from 'express';
import { z } from 'zod';
import { callerOf, withoutNulls } from '@quintet/management-api';
import type { PublisherParts } from '../../feature';
import { requireApi } from '../apis';
import { awaitReceipts } from './await-receipts';
import type { DeployRevision, DisplayDeployment, UndeployRevision } from './deploy-revision';
import { listDeployments } from './deployment-store';
import { liveGatewaysOf } from './gateways';
import { progressOf } from './progress';
import { listReceipts } from './receipts';

const maxTargets = 50;
const target = z.looseObject({ name: z.string().min(1).max(255), vhost: z.string().min(1).max(255).nullish(), displayOnDevportal: z.boolean().nullish() });
export const deploymentTargets = z
  .array(target)
  .max(maxTargets)
  .refine((list) => new Set(list.map(({ name }) => name)).size === list.length, 'names an environment twice');
/** Live gateways answer within a few hundredths of a second: usually the answer says what became of the deployment. */
const receiptsWaitMs = 250;
const maxReceiptsWaitMs = 5_000;
export const deploymentDisplay = z.looseObject({ displayOnDevportal: z.boolean() });
const deployQuery = z.object({
  revisionId: z.string().min(1).max(255),
  /** Longest wait for the receipts of the live gateways; 0: none. */
  waitMs: z.coerce.number().int().min(0).max(maxReceiptsWaitMs).default(receiptsWaitMs),
});
/** Some of WSO2's clients name a revision by its number alone. */
const undeployQuery = z
  .object({ revisionId: z.string().min(1).max(255).optional(), revisionNumber: z.coerce.number().int().positive().max(2_147_483_647).optional(), allEnvironments: z.enum(['true', 'false']).default('false') })
  .refine(({ revisionId, revisionNumber }) => revisionId !== undefined || revisionNumber !== undefined, { path: ['revisionId'], message: 'is needed, or revisionNumber' });

/** Every deployment of an API, as it stands and as far as it has come. */
export const presentDeployments = async ({ database, followed, clock }: Pick<PublisherParts, 'database' | 'followed' | 'clock'>, organization: string, apiId: string) => {
  const [deployments, receipts] = await Promise.all([listDeployments(database, organization, apiId), listReceipts(database, organization, apiId)]);
  return deployments.map((deployment) => withoutNulls({
    id: Buffer.from(deployment.environment).toString('base64url'),
    revisionUuid: deployment.revisionId,
    name: deployment.environment,
    status: 'APPROVED',
    vhost: deployment.vhost,
    displayOnDevportal: deployment.displayOnDevportal,
    deployedTime: String(deployment.deployedAt.getTime()),
    ...progressOf(deployment, receipts, liveGatewaysOf(followed.gateways, deployment.environment, clock.now())),
  }));
};

export const deploymentRoutes = (parts: PublisherParts, uses: { deploy: DeployRevision; undeploy: UndeployRevision; display: DisplayDeployment }): Router => {
  const { guard, database } = parts;
  const router = Router();
  const change = guard.requireScope('apim:api_create', 'apim:api_manage', 'apim:api_publish', 'apim:api_import_export');
  const of = (req: Request) => ({ organization: callerOf(req).organization, apiId: (req.params as { apiId: string }).apiId });

  router.post('/apis/:apiId/deploy-revision', change, async (req, res) => {
    const { organization, apiId } = of(req);
    const { revisionId, waitMs } = deployQuery.parse(req.query);
    const wanted = deploymentTargets.min(1).parse(req.body);
    await uses.deploy({
      organization,
      apiId,
      revisionId,
      username: callerOf(req).username,
      targets: wanted.map(({ name, vhost, displayOnDevportal }) => ({ name, vhost: vhost ?? undefined, displayOnDevportal: displayOnDevportal ?? true })),
    });
    const names = wanted.map(({ name }) => name);
    const look = async () => (await presentDeployments(parts, organization, apiId)).filter(({ name }) => names.includes(name));
    res.status(201).json(await awaitReceipts(look, waitMs));
  });

  router.post('/apis/:apiId/undeploy-revision', change, async (req, res) => {
    const { organization, apiId } = of(req);
    const { revisionId, revisionNumber, allEnvironments } = undeployQuery.parse(req.query);
    const named = deploymentTargets.parse(req.body ?? []).map(({ name }) => name);
    await uses.undeploy({ organization, apiId, revision: revisionId ?? revisionNumber!, environments: allEnvironments === 'true' || named.length === 0 ? undefined : named });
    res.status(201).json(await presentDeployments(parts, organization, apiId));
  });

  router.get('/apis/:apiId/deployments', guard.requireScope('apim:api_view', 'apim:api_create', 'apim:api_manage', 'apim:api_publish'), async (req, res) => {
    const { organization, apiId } = of(req);
    await requireApi(database, organization, apiId);
    const list = await presentDeployments(parts, organization, apiId);
    res.json({ count: list.length, list });
  });

  router.put('/apis/:apiId/deployments/:deploymentId', change, async (req, res) => {
    const { organization, apiId } = of(req);
    const environment = Buffer.from((req.params as { deploymentId: string }).deploymentId, 'base64url').toString();
    const { displayOnDevportal } = deploymentDisplay.parse(req.body);
    await uses.display({ organization, apiId, environment, displayOnDevportal });
    res.json((await presentDeployments(parts, organization, apiId)).find(({ name }) => name === environment));
  });

  return router;
};
