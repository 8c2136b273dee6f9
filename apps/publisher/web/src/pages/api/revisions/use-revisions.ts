import { answer } from '@quintet/web-kit';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { publisher, type Schema } from '../../../api/client';
import { apiKeys, useForgetApi } from '../../../apis/use-api';
import type { Deployment } from '../../../apis/use-deployments';

export type Revision = Schema<'Revision'>;
export const maxRevisions = 5;

export interface DeployTarget {
  readonly name: string;
  readonly vhost: string;
}

/** Newest first. */
export const useRevisions = (apiId: string) =>
  useQuery({
    queryKey: [...apiKeys.of(apiId), 'revisions', 'all'],
    queryFn: async ({ signal }) => [...(await answer(publisher.GET('/apis/{apiId}/revisions', { params: { path: { apiId } }, signal }))).list].reverse(),
  });

/** The oldest one that may be deleted to make room. */
export const oldestUnused = (revisions: readonly Revision[]): Revision | undefined => [...revisions].reverse().find(({ deploymentInfo }) => deploymentInfo.length === 0);

export const useRevisionActions = (apiId: string) => {
  const client = useQueryClient();
  const forget = useForgetApi();
  const path = { apiId };
  const key = [...apiKeys.of(apiId), 'deployments'];
  const after = async <T>(call: Promise<T>): Promise<T> => {
    const done = await call;
    forget(apiId);
    return done;
  };
  return {
    create: (description: string) => after(answer(publisher.POST('/apis/{apiId}/revisions', { params: { path }, body: { description } }))),
    /** The answer says already on how many gateways it is live; what is still missing is looked for by `useDeployments`. */
    deploy: async (revisionId: string, targets: readonly DeployTarget[]): Promise<readonly Deployment[]> => {
      const made = await answer(publisher.POST('/apis/{apiId}/deploy-revision', { params: { path, query: { revisionId } }, body: targets.map(({ name, vhost }) => ({ name, vhost, displayOnDevportal: true })) }));
      const others = (client.getQueryData<readonly Deployment[]>(key) ?? []).filter(({ name }) => !made.some((one) => one.name === name));
      client.setQueryData(key, [...others, ...made]);
      forget(apiId);
      return made;
    },
    undeploy: (revisionId: string, environment: string) => after(answer(publisher.POST('/apis/{apiId}/undeploy-revision', { params: { path, query: { revisionId } }, body: [{ name: environment }] }))),
    show: (deploymentId: string, displayOnDevportal: boolean) => after(answer(publisher.PUT('/apis/{apiId}/deployments/{deploymentId}', { params: { path: { apiId, deploymentId } }, body: { displayOnDevportal } }))),
    restore: (revisionId: string) => after(answer(publisher.POST('/apis/{apiId}/restore-revision', { params: { path, query: { revisionId } } }))),
    remove: (revisionId: string) => after(answer(publisher.DELETE('/apis/{apiId}/revisions/{revisionId}', { params: { path: { apiId, revisionId } } }))),
  };
};
export type RevisionActions = ReturnType<typeof useRevisionActions>;
