import { NotFound, PageError } from '@quintet/web-kit';
import { Navigate, type RouteObject } from 'react-router';
import { PublisherFrame } from './frame';
import { apiTabRoutes } from './pages/api/tab-routes';

/** Every page, one lazy line each: a page's code is loaded when it is first opened. */
export const routes: RouteObject[] = [
  {
    element: <PublisherFrame />,
    errorElement: <PageError />,
    children: [
      {
        errorElement: <PageError />,
        children: [
          { index: true, element: <Navigate to="/apis" replace /> },
          { path: 'apis', lazy: () => import('./pages/api-list') },
          { path: 'apis/new', lazy: () => import('./pages/create-api') },
          { path: 'apis/new/import', lazy: () => import('./pages/create-api/from-definition') },
          { path: 'apis/new/scratch', lazy: () => import('./pages/create-api/from-scratch') },
          { path: 'apis/new/sample', lazy: () => import('./pages/create-api/from-sample') },
          { path: 'apis/:apiId', lazy: () => import('./pages/api'), children: [{ index: true, element: <Navigate to="overview" replace /> }, { errorElement: <PageError />, children: apiTabRoutes }] },
          { path: 'scopes', lazy: () => import('./pages/scopes') },
          { path: 'usage', lazy: () => import('./pages/usage') },
          { path: 'admin/applications', lazy: () => import('./pages/admin-applications') },
          { path: 'admin/sign-ups', lazy: () => import('./pages/admin-sign-ups') },
          { path: 'admin/deny-policies', lazy: () => import('./pages/admin-deny-policies') },
          { path: 'admin/users', lazy: () => import('./pages/admin-users') },
          { path: 'admin/users/:userId', lazy: () => import('./pages/admin-users/user-page') },
          { path: 'admin/roles', lazy: () => import('./pages/admin-roles') },
          { path: 'admin/quotas', lazy: () => import('./pages/admin-quotas') },
          { path: 'admin/event-hub', lazy: () => import('./pages/admin-event-hub') },
          { path: 'admin/event-hub/dead-letters', lazy: () => import('./pages/admin-event-hub/dead-letters') },
          { path: 'admin/policies', element: <Navigate to="application" replace /> },
          { path: 'admin/policies/:kind', lazy: () => import('./pages/admin-policies') },
          { path: 'admin/policies/:kind/new', lazy: () => import('./pages/admin-policies/new-policy') },
          { path: 'admin/policies/:kind/:policyId', lazy: () => import('./pages/admin-policies/policy-page') },
          { path: 'admin/environments', lazy: () => import('./pages/admin-environments') },
          { path: 'admin/environments/new', lazy: () => import('./pages/admin-environments/new-environment') },
          { path: 'admin/environments/:environmentId', lazy: () => import('./pages/admin-environments/environment-page') },
          { path: '*', element: <NotFound /> },
        ],
      },
    ],
  },
];
