export { createKeepKeys, type KeepKeys } from './keep-keys';
export { issuerOf, republishKeyManagers } from './key-manager-record';
export { signingNow } from './plan-rotation';
export type { SigningKey } from './pg-signing-keys';
