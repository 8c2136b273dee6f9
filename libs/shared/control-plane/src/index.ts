export * from './service-database';
export * from './service-status';
export * from './service-client';
export * from './internal-scopes';
export * from './resync';
export * from './resync-routes';
export * from './republish-pages';
export * from './traffic-operations';
