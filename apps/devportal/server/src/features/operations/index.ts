import { OPERATIONS_API, type DevportalParts, type Feature } from '../../feature';
import { operationRoutes, type OperationRoutesParts } from './operation-routes';

export const operationsFeature = ({ guard }: DevportalParts, deps: Omit<OperationRoutesParts, 'guard'>): Feature => ({
  routers: [{ base: OPERATIONS_API, router: operationRoutes({ guard, ...deps }) }],
});
