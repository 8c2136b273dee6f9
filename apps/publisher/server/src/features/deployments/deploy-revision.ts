import { AppError } from '@quintet/service-kit';
import type { PublisherParts } from '../../feature';
import { problems } from '../../problems';
import { findRevision, lockApi } from '../apis';
import type { EnvironmentStore } from '../environments';
import { requireRevision, requireRevisionByNumber } from '../revisions';
import { compileArtifact } from './compile-artifact';
import { listDeployments, putDeployment, removeDeployment, setDisplayed } from './deployment-store';

export interface DeployRequest {
  readonly organization: string;
  readonly apiId: string;
  readonly revisionId: string;
  readonly username: string;
  readonly targets: readonly { readonly name: string; readonly vhost?: string | undefined; readonly displayOnDevportal: boolean }[];
}

type Parts = Pick<PublisherParts, 'database' | 'outbox' | 'announceApi' | 'clock'>;

/** Puts a revision on environments, all of them or none; what stood there is replaced by the same event that brings the new one. */
export const createDeployRevision =
  ({ database, outbox, announceApi, clock }: Parts, environments: EnvironmentStore) =>
  async ({ organization, apiId, revisionId, username, targets }: DeployRequest): Promise<void> => {
    await environments.ensureDefault(organization);
    await database.inTransaction(async (db) => {
      const api = await lockApi(db, organization, apiId);
      await requireRevision(db, organization, apiId, revisionId);
      const revision = await findRevision(db, organization, revisionId);
      if (!revision) throw new AppError(problems.REVISION_NOT_FOUND, revisionId);
      if (api.lifecycleState === 'RETIRED') throw new AppError(problems.DEPLOYMENT_REFUSED, 'the API is retired');
      for (const { name, vhost, displayOnDevportal } of targets) {
        const environment = await environments.holdByName(db, organization, name);
        if (!environment) throw new AppError(problems.DEPLOYMENT_TARGET_UNKNOWN, `environment "${name}"`);
        const hosts = environment.body.vhosts.map(({ host }) => host);
        const host = vhost === undefined ? hosts[0]! : hosts.find((one) => one.toLowerCase() === vhost.toLowerCase());
        if (host === undefined) throw new AppError(problems.DEPLOYMENT_TARGET_UNKNOWN, `virtual host "${vhost}" on "${name}"; there are ${hosts.join(', ')}`);
        const artifact = compileArtifact(revision, { environment: name, vhost: host, deployedMs: clock.now() });
        if (artifact.endpoints.production === null && artifact.endpoints.sandbox === null) throw new AppError(problems.ENDPOINT_NEEDED, 'the revision names none, neither for production nor for sandbox');
        await putDeployment(db, outbox, artifact, { displayOnDevportal, deployedBy: username });
      }
      await announceApi(db, organization, apiId);
    });
  };
export type DeployRevision = ReturnType<typeof createDeployRevision>;

export interface UndeployRequest {
  readonly organization: string;
  readonly apiId: string;
  /** Its id, or its number. */
  readonly revision: string | number;
  /** Undefined: from wherever the revision stands. */
  readonly environments: readonly string[] | undefined;
}

export const createUndeployRevision =
  ({ database, outbox, announceApi }: Parts) =>
  async ({ organization, apiId, revision, environments }: UndeployRequest): Promise<void> => {
    await database.inTransaction(async (db) => {
      await lockApi(db, organization, apiId);
      const { id } = typeof revision === 'number' ? await requireRevisionByNumber(db, organization, apiId, revision) : await requireRevision(db, organization, apiId, revision);
      const standing = (await listDeployments(db, organization, apiId)).filter((one) => one.revisionId === id).map(({ environment }) => environment);
      const missing = environments?.find((name) => !standing.includes(name));
      if (missing !== undefined) throw new AppError(problems.DEPLOYMENT_NOT_FOUND, `environment "${missing}"`);
      for (const environment of environments ?? standing) await removeDeployment(db, outbox, organization, apiId, environment);
      await announceApi(db, organization, apiId);
    });
  };
export type UndeployRevision = ReturnType<typeof createUndeployRevision>;

/** Whether subscribers are shown a deployment. */
export const createDisplayDeployment =
  ({ database, announceApi }: Parts) =>
  async ({ organization, apiId, environment, displayOnDevportal }: { organization: string; apiId: string; environment: string; displayOnDevportal: boolean }): Promise<void> => {
    await database.inTransaction(async (db) => {
      await lockApi(db, organization, apiId);
      const found = (await listDeployments(db, organization, apiId)).some((one) => one.environment === environment);
      if (!found) throw new AppError(problems.DEPLOYMENT_NOT_FOUND, `environment "${environment}"`);
      await setDisplayed(db, organization, apiId, environment, displayOnDevportal);
      await announceApi(db, organization, apiId);
    });
  };
export type DisplayDeployment = ReturnType<typeof createDisplayDeployment>;
