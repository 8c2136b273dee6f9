import { applicationChanged } from '@quintet/contracts';
import { republishPages } from '@quintet/control-plane';
import { DEVPORTAL_API, type DevportalParts, type Feature } from '../../feature';
import type { Policies } from '../policies';
import { applicationRoutes, type ApplicationRoutesParts } from './application-routes';
import { createApplications, type Applications } from './applications';
import { pgApplicationStore } from './pg-application-store';

export { presentApplicationInfo, type ScopeInfo } from './application-schema';
export type { ApplicationStore, ListedApplication } from './application-store';
export { pgApplicationStore } from './pg-application-store';
export type { Applications, ForgetApplication } from './applications';

export const createApplicationsOf = ({ database, outbox, clock }: DevportalParts, policies: Policies): Applications => createApplications({ database, outbox, store: pgApplicationStore, policies, clock });

export const applicationsFeature = ({ guard, outbox }: DevportalParts, { applications, afterRemove, scopesOf }: Omit<ApplicationRoutesParts, 'guard'>): Feature => ({
  routers: [{ base: DEVPORTAL_API, router: applicationRoutes({ guard, applications, afterRemove, scopesOf }) }],
  republish: (database) => republishPages(database, pgApplicationStore.page, (db, application) => outbox.put(db, applicationChanged, application)),
});
