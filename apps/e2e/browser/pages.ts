import type { Portal, Scene } from './harness';

const atApi =
  (tab: string) =>
  ({ apiId }: Scene): string =>
    `/apis/${apiId}/${tab}`;

const atApplication =
  (tab: string) =>
  ({ applicationId }: Scene): string =>
    `/applications/${applicationId}/${tab}`;

export interface PageOfPortal {
  readonly portal: Portal;
  readonly module: string;
  readonly path: (scene: Scene) => string;
  /** It serves its purpose without what it asks for, which it leaves out. */
  readonly goesWithout?: boolean;
}

/** Every page of the portals: which part of the code shows it, and an address where it has something to show. */
export const pages: readonly PageOfPortal[] = [
  { portal: 'publisher', module: 'api-list', path: () => '/apis' },
  { portal: 'publisher', module: 'create-api', path: () => '/apis/new' },
  { portal: 'publisher', module: 'create-api/from-definition', path: () => '/apis/new/import' },
  { portal: 'publisher', module: 'create-api/from-scratch', path: () => '/apis/new/scratch', goesWithout: true },
  { portal: 'publisher', module: 'create-api/from-sample', path: () => '/apis/new/sample', goesWithout: true },
  { portal: 'publisher', module: 'scopes', path: () => '/scopes' },
  { portal: 'publisher', module: 'usage', path: () => '/usage' },
  { portal: 'publisher', module: 'api', path: atApi('overview') },
  { portal: 'publisher', module: 'api/overview', path: atApi('overview') },
  { portal: 'publisher', module: 'api/design', path: atApi('design') },
  { portal: 'publisher', module: 'api/resources', path: atApi('resources') },
  { portal: 'publisher', module: 'api/definition', path: atApi('definition') },
  { portal: 'publisher', module: 'api/endpoints', path: atApi('endpoints') },
  { portal: 'publisher', module: 'api/runtime', path: atApi('runtime') },
  { portal: 'publisher', module: 'api/revisions', path: atApi('revisions') },
  { portal: 'publisher', module: 'api/lifecycle', path: atApi('lifecycle') },
  { portal: 'publisher', module: 'api/scopes', path: atApi('scopes') },
  { portal: 'publisher', module: 'api/plans', path: atApi('plans') },
  { portal: 'publisher', module: 'api/properties', path: atApi('properties') },
  { portal: 'publisher', module: 'api/documents', path: atApi('documents') },
  { portal: 'publisher', module: 'api/comments', path: atApi('comments') },
  { portal: 'publisher', module: 'api/subscriptions', path: atApi('subscriptions') },
  { portal: 'publisher', module: 'api/try-out', path: atApi('try-out') },
  { portal: 'publisher', module: 'api/usage', path: atApi('usage') },
  { portal: 'publisher', module: 'api/documents/document-page', path: ({ apiId, documentId }) => `/apis/${apiId}/documents/${documentId}` },
  { portal: 'publisher', module: 'admin-applications', path: () => '/admin/applications' },
  { portal: 'publisher', module: 'admin-sign-ups', path: () => '/admin/sign-ups' },
  { portal: 'publisher', module: 'admin-deny-policies', path: () => '/admin/deny-policies' },
  { portal: 'publisher', module: 'admin-policies', path: () => '/admin/policies/subscription' },
  { portal: 'publisher', module: 'admin-policies/new-policy', path: () => '/admin/policies/advanced/new' },
  { portal: 'publisher', module: 'admin-policies/policy-page', path: ({ planId }) => `/admin/policies/subscription/${planId}` },
  { portal: 'publisher', module: 'admin-environments', path: () => '/admin/environments' },
  { portal: 'publisher', module: 'admin-environments/new-environment', path: () => '/admin/environments/new' },
  { portal: 'publisher', module: 'admin-environments/environment-page', path: ({ environmentId }) => `/admin/environments/${environmentId}` },
  { portal: 'publisher', module: 'admin-users', path: () => '/admin/users' },
  { portal: 'publisher', module: 'admin-users/user-page', path: ({ userId }) => `/admin/users/${userId}` },
  { portal: 'publisher', module: 'admin-roles', path: () => '/admin/roles' },
  { portal: 'publisher', module: 'admin-quotas', path: () => '/admin/quotas' },
  { portal: 'publisher', module: 'admin-event-hub', path: () => '/admin/event-hub' },
  { portal: 'publisher', module: 'admin-event-hub/dead-letters', path: () => '/admin/event-hub/dead-letters' },
  { portal: 'devportal', module: 'catalogue', path: () => '/apis' },
  { portal: 'devportal', module: 'sign-up', path: () => '/sign-up' },
  { portal: 'devportal', module: 'profile', path: () => '/settings' },
  { portal: 'devportal', module: 'api', path: atApi('') },
  { portal: 'devportal', module: 'api-overview', path: atApi('') },
  { portal: 'devportal', module: 'api-documents', path: ({ apiId, documentId }) => `/apis/${apiId}/documents/${documentId}` },
  { portal: 'devportal', module: 'api-definition', path: atApi('definition') },
  { portal: 'devportal', module: 'api-samples', path: atApi('samples') },
  { portal: 'devportal', module: 'api-subscribe', path: atApi('subscribe') },
  { portal: 'devportal', module: 'api-comments', path: atApi('comments') },
  { portal: 'devportal', module: 'applications', path: () => '/applications' },
  { portal: 'devportal', module: 'application', path: atApplication('') },
  { portal: 'devportal', module: 'application-keys', path: atApplication('') },
  { portal: 'devportal', module: 'application-api-keys', path: atApplication('api-keys') },
  { portal: 'devportal', module: 'application-subscriptions', path: atApplication('subscriptions') },
  { portal: 'devportal', module: 'application-usage', path: atApplication('usage') },
  { portal: 'devportal', module: 'application-refusals', path: atApplication('refusals') },
  { portal: 'devportal', module: 'application-settings', path: atApplication('settings') },
];
