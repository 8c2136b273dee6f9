import { AppError } from '@quintet/service-kit';
import type { PublisherParts } from '../../feature';
import { problems } from '../../problems';
import { createChangeApi, findRevision, requireApi } from '../apis';
import { definitionOfRevision } from './revision-store';

/** Makes the working copy what a revision holds. Revisions and deployments stay as they are. */
export const createRestoreRevision = (parts: PublisherParts) => {
  const { database } = parts;
  const changeApi = createChangeApi(parts);
  return async ({ organization, apiId, revisionId }: { organization: string; apiId: string; revisionId: string }): Promise<void> => {
    await requireApi(database, organization, apiId);
    const revision = await findRevision(database, organization, revisionId);
    if (!revision || revision.api.id !== apiId) throw new AppError(problems.REVISION_NOT_FOUND, revisionId);
    const definition = await definitionOfRevision(database, organization, revisionId);
    // Which version is the default one is no part of what a revision restores: another version may be it by now.
    await changeApi({ organization, apiId, ifMatch: undefined, offersOnly: false, change: (now) => ({ ...revision.api.body, isDefaultVersion: now.isDefaultVersion }), definition });
  };
};
export type RestoreRevision = ReturnType<typeof createRestoreRevision>;
