export { followApiScopes, type ApiScopes } from './api-scopes';
export { DEFAULT_SCOPE, decideScopes, opensManagement, splitScopes } from './decide-scopes';
export { managementScopes } from './management-scopes';
export { roles } from './roles';
