import { answer } from '@quintet/web-kit';
import { useQuery } from '@tanstack/react-query';
import { admin, type AdminSchema } from '../../admin/clients';

export type Environment = AdminSchema<'Environment'>;
export type Gateway = AdminSchema<'FleetGateway'>;
export const environmentsKey = ['admin', 'environments'] as const;
const renewMs = 5_000;

export const useEnvironments = () => useQuery({ queryKey: environmentsKey, queryFn: async ({ signal }) => (await answer(admin.GET('/environments', { signal }))).list });

/** Renewed every five seconds, as gateways report. */
export const useFleet = (environmentId: string) =>
  useQuery({
    queryKey: [...environmentsKey, environmentId, 'gateways'],
    queryFn: async ({ signal }) => (await answer(admin.GET('/environments/{environmentId}/gateways', { params: { path: { environmentId } }, signal }))).list,
    refetchInterval: renewMs,
  });
