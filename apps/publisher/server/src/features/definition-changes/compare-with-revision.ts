import { ComparisonUnavailable, type ComparisonThread, type DefinitionChange } from '@quintet/openapi';
import { AppError, commonProblems } from '@quintet/service-kit';
import type { PublisherParts } from '../../feature';
import { readDefinition, requireApi } from '../apis';
import { listDeployments } from '../deployments';
import { definitionOfRevision, requireRevision, type StoredRevision } from '../revisions';
import { listSubscribers } from './list-subscribers';

/** What the definition as it is now is compared with: the revision deployed last, or a certain one. */
export type Against = { readonly kind: 'deployed' } | { readonly kind: 'revision'; readonly revisionId: string };

const present = ({ kind, breaking, operation, at, field, sentence, before, after }: DefinitionChange) => ({
  kind,
  breaking,
  operation: operation ?? null,
  at,
  field: field ?? null,
  sentence,
  before: before ?? null,
  after: after ?? null,
});

/** Says what publishing the definition would change for callers, and for whom. */
export const createCompareWithRevision = ({ database, followed }: Pick<PublisherParts, 'database' | 'followed'>, thread: Pick<ComparisonThread, 'compare'>) => {
  const compare = async (before: string, after: string): Promise<readonly DefinitionChange[]> => {
    if (before === after) return [];
    return thread.compare(before, after).catch((cause: unknown) => {
      throw cause instanceof ComparisonUnavailable ? new AppError(commonProblems.UNAVAILABLE, `${cause.message}. Try again later`, { cause }) : cause;
    });
  };

  return async (organization: string, apiId: string, against: Against) => {
    await requireApi(database, organization, apiId);
    const deployments = (await listDeployments(database, organization, apiId)).sort((a, b) => b.deployedAt.getTime() - a.deployedAt.getTime());
    const revisionId = against.kind === 'revision' ? against.revisionId : deployments[0]?.revisionId;
    const revision: StoredRevision | undefined = revisionId === undefined ? undefined : await requireRevision(database, organization, apiId, revisionId);
    const [before, after] = revision ? await Promise.all([definitionOfRevision(database, organization, revision.id), readDefinition(database, organization, apiId)]) : ['', ''];
    const changes = (await compare(before, after)).map(present);
    const breaking = changes.filter((change) => change.breaking).length;
    return {
      against: revision
        ? {
            revisionId: revision.id,
            displayName: `Revision ${revision.number}`,
            environments: deployments.filter((one) => one.revisionId === revision.id).map(({ environment }) => environment).sort(),
          }
        : null,
      breakingCount: breaking,
      otherCount: changes.length - breaking,
      /** Whether all changes are listed. */
      complete: !changes.some(({ kind }) => kind === 'comparison.more-changes' || kind === 'comparison.ended-early'),
      changes,
      subscribers: listSubscribers(followed, organization, apiId),
    };
  };
};
export type CompareWithRevision = ReturnType<typeof createCompareWithRevision>;
