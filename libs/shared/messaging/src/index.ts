export * from './event-bus';
export * from './outgoing';
