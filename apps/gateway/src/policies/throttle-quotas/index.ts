export * from './throttle-quotas';
export { createBackendLimiter } from './backend-limiter';
