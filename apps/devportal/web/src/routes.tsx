import { NotFound, PageError } from '@quintet/web-kit';
import { Navigate, type RouteObject } from 'react-router';
import { DevportalFrame } from './frame';

/** Every page, one lazy line each: a page's code is loaded when it is first opened. */
export const routes: RouteObject[] = [
  {
    element: <DevportalFrame />,
    errorElement: <PageError />,
    children: [
      {
        errorElement: <PageError />,
        children: [
          { index: true, element: <Navigate to="/apis" replace /> },
          { path: 'apis', lazy: () => import('./pages/catalogue') },
          {
            path: 'apis/:apiId',
            lazy: () => import('./pages/api'),
            children: [
              { index: true, lazy: () => import('./pages/api-overview') },
              { path: 'documents/:documentId?', lazy: () => import('./pages/api-documents') },
              { path: 'definition', lazy: () => import('./pages/api-definition') },
              { path: 'samples', lazy: () => import('./pages/api-samples') },
              { path: 'subscribe', lazy: () => import('./pages/api-subscribe') },
              { path: 'comments', lazy: () => import('./pages/api-comments') },
              { path: '*', element: <NotFound /> },
            ],
          },
          { path: 'applications', lazy: () => import('./pages/applications') },
          {
            path: 'applications/:applicationId',
            lazy: () => import('./pages/application'),
            children: [
              { index: true, lazy: () => import('./pages/application-keys') },
              { path: 'api-keys', lazy: () => import('./pages/application-api-keys') },
              { path: 'subscriptions', lazy: () => import('./pages/application-subscriptions') },
              { path: 'usage', lazy: () => import('./pages/application-usage') },
              { path: 'refusals', lazy: () => import('./pages/application-refusals') },
              { path: 'settings', lazy: () => import('./pages/application-settings') },
              { path: '*', element: <NotFound /> },
            ],
          },
          { path: 'settings', lazy: () => import('./pages/profile') },
          { path: 'sign-up/:stage?', lazy: () => import('./pages/sign-up') },
          { path: '*', element: <NotFound /> },
        ],
      },
    ],
  },
];
