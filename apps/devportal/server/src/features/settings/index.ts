import { apiDocumentRoutes } from '@quintet/management-api';
import { DEVPORTAL_API, type DevportalParts, type Feature } from '../../feature';
import { settingRoutes } from './setting-routes';

export const settingsFeature = ({ guard, followed }: DevportalParts): Feature => ({ routers: [{ base: DEVPORTAL_API, router: settingRoutes({ guard, followed }) }, { base: DEVPORTAL_API, router: apiDocumentRoutes('devportal') }] });
