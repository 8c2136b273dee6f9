import {
  apiChanged,
  apiDeployed,
  applicationChanged,
  applicationKeyChanged,
  DEFAULT_ORGANIZATION,
  RESIDENT_KEY_MANAGER,
  subscriptionChanged,
  type ApiCatalogueEntry,
  type EventData,
  type GatewayArtifact,
  type StateDefinition,
  type Subscription,
} from '@quintet/contracts';
import { outgoing, type EventBus, type OutgoingRecord } from '@quintet/messaging';

export const apis = 5_000;
export const operationsOfEach = 20;
export const subscriptions = 100_000;
const subscriptionsOfEach = 10;
const batch = 1_000;
const organization = DEFAULT_ORGANIZATION;
const spread = 7; // so that the APIs of an application do not stand side by side

let version = 0;
export const record = <E extends StateDefinition>(definition: E, data: EventData<E>): OutgoingRecord => outgoing(definition, data, { source: '/bench', timeMs: Date.now(), entityVersion: (version += 1) });

export const artifactOf = (n: number, backendUrl: string, revision = 1): GatewayArtifact => ({
  apiId: `a${n}`,
  organization,
  environment: 'Default',
  vhost: 'localhost',
  revisionId: `a${n}-r${revision}`,
  revision,
  deployedMs: Date.now(),
  name: `A${n}`,
  version: '1',
  context: `/a${n}/1`,
  provider: 'admin',
  isDefaultVersion: false,
  defaultContext: `/a${n}`,
  transport: ['http', 'https'],
  securityScheme: ['oauth2'],
  authorizationHeader: 'Authorization',
  audiences: [],
  keyManagers: ['all'],
  apiThrottlingPolicy: null,
  subscriptionless: false,
  maxTps: { production: null, sandbox: null },
  cors: null,
  endpoints: { production: { strategy: 'single', endpoints: [{ url: backendUrl }] }, sandbox: null },
  operations: Array.from({ length: operationsOfEach }, (_, index) => ({
    verb: 'GET' as const,
    target: index === 0 ? `/revision${revision}` : `/resource${index}/{id}`,
    authType: 'Application & Application User' as const,
    throttlingPolicy: 'Unlimited',
    scopes: [],
  })),
});

const catalogueEntryOf = ({ apiId, name, context, operations }: GatewayArtifact): ApiCatalogueEntry => ({
  id: apiId,
  organization,
  name,
  context,
  version: '1',
  provider: 'admin',
  description: '',
  type: 'HTTP',
  lifecycleState: 'PUBLISHED',
  isDefaultVersion: false,
  hasThumbnail: false,
  policies: ['Unlimited'],
  apiThrottlingPolicy: null,
  tags: [],
  categories: [],
  visibility: 'PUBLIC',
  visibleRoles: [],
  securityScheme: ['oauth2'],
  transport: ['http', 'https'],
  authorizationHeader: 'Authorization',
  keyManagers: ['all'],
  operations,
  scopes: [],
  businessInformation: { businessOwner: null, businessOwnerEmail: null, technicalOwner: null, technicalOwnerEmail: null },
  additionalProperties: [],
  environments: ['Default'],
  createdMs: 1,
  updatedMs: 1_700_000_000_000,
});

/** The API that a subscription is of. */
export const apiOf = (subscription: number): number => (subscription * spread) % apis;
export const subscriptionsOf = (application: number): number[] => Array.from({ length: subscriptionsOfEach }, (_, index) => application * subscriptionsOfEach + index);
export const consumerKeyOf = (application: number): string => `key-of-p${application}`;
export const subscriptionOf = (n: number, state: Subscription['state'] = 'UNBLOCKED'): Subscription => ({
  id: `s${n}`,
  organization,
  apiId: `a${apiOf(n)}`,
  applicationId: `p${Math.floor(n / subscriptionsOfEach)}`,
  policy: 'Unlimited',
  state,
  subscriber: 'ann',
  createdMs: 1,
});

function* recordsOfAll(backendUrl: string): Generator<OutgoingRecord> {
  for (let n = 0; n < apis; n += 1) {
    const artifact = artifactOf(n, backendUrl);
    yield record(apiChanged, catalogueEntryOf(artifact));
    yield record(apiDeployed, artifact);
  }
  for (let n = 0; n < subscriptions / subscriptionsOfEach; n += 1) {
    const applicationId = `p${n}`;
    yield record(applicationChanged, { id: applicationId, organization, name: applicationId, owner: 'ann', description: '', policy: 'Unlimited', tokenType: 'JWT', groups: [], attributes: {}, createdMs: 1 });
    yield record(applicationKeyChanged, { consumerKey: consumerKeyOf(n), keyManager: RESIDENT_KEY_MANAGER, applicationId, keyType: 'PRODUCTION', organization });
  }
  for (let n = 0; n < subscriptions; n += 1) yield record(subscriptionChanged, subscriptionOf(n));
}

/** Puts it all on the hub, as its owners would. @returns the number of records */
export const publishLargeState = async (bus: EventBus, backendUrl: string): Promise<number> => {
  let waiting: OutgoingRecord[] = [];
  let count = 0;
  for (const one of recordsOfAll(backendUrl)) {
    waiting.push(one);
    count += 1;
    if (waiting.length < batch) continue;
    await bus.publish(waiting);
    waiting = [];
  }
  await bus.publish(waiting);
  return count;
};
