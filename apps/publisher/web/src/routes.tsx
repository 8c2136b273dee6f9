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
          { path: '*', element: <NotFound /> },
        ],
      },
    ],
  },
];
