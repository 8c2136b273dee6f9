export * from './authenticate-internal-key';
