export { createCsrf } from './csrf';
export { loginRoutes } from './login-routes';
export { providerPages } from './provider-pages';
