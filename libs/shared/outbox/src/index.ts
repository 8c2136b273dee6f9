export * from './outbox';
export * from './outbox-migration';
export * from './outbox-facts';
export * from './relay';
