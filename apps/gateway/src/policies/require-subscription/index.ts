export * from './require-subscription';
