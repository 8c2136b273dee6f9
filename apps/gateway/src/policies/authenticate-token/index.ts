export * from './authenticate-token';
