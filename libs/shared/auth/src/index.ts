export * from './verify-token';
export * from './principal';
export * from './user-name';
export * from './api-key';
export * from './address-block';
