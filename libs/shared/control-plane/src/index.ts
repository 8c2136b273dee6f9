export * from './service-database';
export * from './service-client';
export * from './internal-scopes';
