import { answer } from '@quintet/web-kit';
import { useQuery } from '@tanstack/react-query';
import { publisher, type Schema } from '../api/client';
import { apiKeys } from './use-api';

export type Deployment = Schema<'Deployment'>;

/** While a live gateway has not answered a new deployment, its receipt is looked for this often; not for ever, as it may be stuck. */
const soonMs = 500;
const newForMs = 60_000;
/** Gateways come and go. */
const laterMs = 15_000;

export const isWaiting = ({ propagation: { live, deployed, failed } }: Deployment): boolean => deployed + failed < live;

const isAwaited = (deployment: Deployment): boolean => isWaiting(deployment) && Date.now() - Number(deployment.deployedTime) < newForMs;

/** Where an API is deployed, with the receipts of the gateways as they come in. */
export const useDeployments = (apiId: string) =>
  useQuery({
    queryKey: [...apiKeys.of(apiId), 'deployments'],
    queryFn: async ({ signal }) => (await answer(publisher.GET('/apis/{apiId}/deployments', { params: { path: { apiId } }, signal }))).list,
    refetchInterval: ({ state }) => (state.data?.some(isAwaited) ? soonMs : laterMs),
  });
