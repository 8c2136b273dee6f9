export * from './pending-work';
