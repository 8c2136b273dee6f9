export * from './test-database';
export * from './eventually';
export * from './test-issuer';
export * from './start-service';
export * from './traffic-manager-double';
export * from './explaining-gateway';
export * from './api-contract';
export * from './routes-of';
