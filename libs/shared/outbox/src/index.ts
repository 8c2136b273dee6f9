export * from './outbox';
export * from './outbox-migration';
export * from './relay';
