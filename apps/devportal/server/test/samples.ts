import { randomUUID } from 'node:crypto';
import { DEFAULT_ORGANIZATION, type ApiCatalogueEntry, type ApplicationPolicy, type Environment, type SubscriptionPolicy } from '@quintet/contracts';

/** A published, public API; what a test is about it names itself. */
export const testApi = (own: Partial<ApiCatalogueEntry> = {}): ApiCatalogueEntry => ({
  id: randomUUID(),
  organization: DEFAULT_ORGANIZATION,
  name: 'Pizza',
  context: '/pizza/1.0.0',
  version: '1.0.0',
  provider: 'ann',
  description: '',
  type: 'HTTP',
  lifecycleState: 'PUBLISHED',
  isDefaultVersion: false,
  hasThumbnail: false,
  policies: ['Unlimited', 'Bronze'],
  apiThrottlingPolicy: null,
  tags: [],
  categories: [],
  visibility: 'PUBLIC',
  visibleRoles: [],
  securityScheme: ['oauth2'],
  transport: ['http', 'https'],
  authorizationHeader: 'Authorization',
  keyManagers: ['all'],
  operations: [{ verb: 'GET', target: '/menu', authType: 'Application & Application User', throttlingPolicy: 'Unlimited', scopes: [] }],
  scopes: [],
  businessInformation: { businessOwner: null, businessOwnerEmail: null, technicalOwner: null, technicalOwnerEmail: null },
  additionalProperties: [],
  environments: ['Default'],
  createdMs: 1_700_000_000_000,
  updatedMs: 1_700_000_000_000,
  ...own,
});

export const testEnvironment = (own: Partial<Environment> = {}): Environment => ({
  id: 'env-1',
  organization: DEFAULT_ORGANIZATION,
  name: 'Default',
  displayName: 'Default gateway',
  description: '',
  type: 'hybrid',
  vhosts: [{ host: 'gw.example', httpContext: '', httpPort: 8280, httpsPort: 8243, wsPort: 9099, wssPort: 8099 }],
  ...own,
});

export const testPlan = (name: string, own: Partial<SubscriptionPolicy> = {}): SubscriptionPolicy => ({
  id: `plan-${name}`,
  organization: DEFAULT_ORGANIZATION,
  name,
  displayName: name,
  description: `${name} plan`,
  limit: name === 'Unlimited' ? null : { kind: 'request-count', requests: 1000, unitTime: 1, timeUnit: 'min' },
  stopOnQuotaReach: true,
  billingPlan: 'FREE',
  permissions: null,
  customAttributes: [],
  ...own,
});

export const testApplicationPolicy = (name: string): ApplicationPolicy => ({
  id: `policy-${name}`,
  organization: DEFAULT_ORGANIZATION,
  name,
  displayName: name,
  description: '',
  limit: name === 'Unlimited' ? null : { kind: 'request-count', requests: 10, unitTime: 1, timeUnit: 'min' },
  burst: name === 'Unlimited' ? null : { kind: 'request-count', requests: 2, unitTime: 1, timeUnit: 'sec' },
});
