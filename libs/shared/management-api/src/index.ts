export * from './follow-identity';
export * from './guard';
export * from './render-error';
export * from './management-app';
export * from './paging';
export * from './upload';
export * from './unchanged';
export * from './without-nulls';
export { requireShallow } from './nesting';
