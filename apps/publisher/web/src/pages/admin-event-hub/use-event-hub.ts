import { answer, formatMs } from '@quintet/web-kit';
import { useQuery } from '@tanstack/react-query';
import { admin, type AdminSchema } from '../../admin/clients';

export type EventHub = AdminSchema<'EventHub'>;
export type HubService = AdminSchema<'HubService'>;
export type HubGateway = AdminSchema<'HubGateway'>;
export type HubTopic = AdminSchema<'HubTopic'>;

export const eventHubKey = ['admin', 'event-hub'] as const;
const renewMs = 5_000;

export const useEventHub = () => useQuery({ queryKey: eventHubKey, queryFn: ({ signal }) => answer(admin.GET('/event-hub', { signal })), refetchInterval: renewMs });

const resyncs = {
  publisher: () => admin.POST('/event-hub/resync/publisher'),
  devportal: () => admin.POST('/event-hub/resync/devportal'),
  'key-manager': () => admin.POST('/event-hub/resync/key-manager'),
  'traffic-manager': () => admin.POST('/event-hub/resync/traffic-manager'),
};
export type Owner = keyof typeof resyncs;
export const isOwner = (service: string): service is Owner => Object.hasOwn(resyncs, service);

/** Has a service publish all that it owns. @returns how many records it wrote or deleted */
export const resync = async (owner: Owner): Promise<number> => {
  const { topics } = await answer(resyncs[owner]());
  return topics.reduce((sum, { written, deleted }) => sum + written + deleted, 0);
};

export const lagText = (lagMs: number | undefined): string => (lagMs === undefined ? '–' : formatMs(lagMs));
