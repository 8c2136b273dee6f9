export * from './check-lifecycle';
