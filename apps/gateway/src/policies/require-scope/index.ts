export * from './require-scope';
