import { deploymentAcknowledged, subscriptionChanged, type Subscription } from '@quintet/contracts';
import { outgoing, outgoingDeletion } from '../src/outgoing';

const origin = (entityVersion?: number) => ({ source: '/test', timeMs: 1_700_000_000_000, ...(entityVersion === undefined ? {} : { entityVersion }) });

export const subscription = (id: string, policy: string): Subscription => ({
  id,
  organization: 'carbon.super',
  apiId: 'a',
  applicationId: 'p',
  policy,
  state: 'UNBLOCKED',
  subscriber: 'ann',
  createdMs: 0,
});
export const changed = (id: string, policy: string, version: number) => outgoing(subscriptionChanged, subscription(id, policy), origin(version));
export const deleted = (id: string, version: number) => outgoingDeletion(subscriptionChanged, id, origin(version));
export const ack = (apiId: string) =>
  outgoing(
    deploymentAcknowledged,
    { gatewayId: 'g', apiId, organization: 'carbon.super', environment: 'Default', revisionId: 'r', outcome: 'applied', reason: null, atMs: 0 },
    origin(),
  );
