export * from './authenticate-api-key';
export * from './compiled-api-key';
