export * from './event-bus';
export * from './outgoing';
export * from './record-too-large';
export * from './memory-bus';
export * from './projection';
