export { createManageTenants, republishTenants } from './manage-tenants';
export { TENANTS_API, tenantRoutes } from './tenant-routes';
