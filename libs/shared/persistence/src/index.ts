export * from './sql';
export * from './database';
export * from './migrate';
export * from './encryption';
