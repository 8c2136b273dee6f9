export { applicationClientRoutes } from './application-client-routes';
export { createApplicationClients } from './application-clients';
export { grantTypes, isWebUri, type Client } from './client';
export { createPgClientStore, type ClientStore } from './pg-client-store';
export { createRegisterClient } from './register-client';
export { registrationRoutes } from './registration-routes';
export { seedServiceClients } from './seed-service-clients';
