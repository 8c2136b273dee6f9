export * from './quota-window';
export * from './quota-partition';
export * from './grant-size';
export * from './ip-address';
export * from './deny-policies';
export * from './quota-id';
export * from './decide-demands';
export * from './present-limit';
