import type { RouteObject } from 'react-router';

/** The tabs of an API's page, one lazy line each. The navigation offers those that stand here. */
export const apiTabRoutes: RouteObject[] = [
  { path: 'overview', lazy: () => import('./overview') },
  { path: 'resources', lazy: () => import('./resources') },
  { path: 'definition', lazy: () => import('./definition') },
  { path: 'endpoints', lazy: () => import('./endpoints') },
  { path: 'runtime', lazy: () => import('./runtime') },
  { path: 'revisions', lazy: () => import('./revisions') },
  { path: 'lifecycle', lazy: () => import('./lifecycle') },
  { path: 'scopes', lazy: () => import('./scopes') },
  { path: 'plans', lazy: () => import('./plans') },
  { path: 'properties', lazy: () => import('./properties') },
  { path: 'try-out', lazy: () => import('./try-out') },
  { path: 'usage', lazy: () => import('./usage') },
  { path: 'design', lazy: () => import('./design') },
  { path: 'documents', lazy: () => import('./documents') },
  { path: 'documents/:documentId', lazy: () => import('./documents/document-page') },
  { path: 'comments', lazy: () => import('./comments') },
  { path: 'subscriptions', lazy: () => import('./subscriptions') },
];
