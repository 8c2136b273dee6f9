export * from './event-bus';
export * from './outgoing';
export * from './record-too-large';
export * from './memory-bus';
export * from './kafka-bus';
export * from './kafka-config';
export * from './bus-component';
export * from './projection';
