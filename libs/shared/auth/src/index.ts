export * from './verify-token';
export * from './principal';
export * from './user-name';
