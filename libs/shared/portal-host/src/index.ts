export { createPortalHost, type PortalHost, type PortalHostParts } from './portal-host';
export { portalSessionMigration } from './session-migration';
export { managementOwners, ownerOf, type ManagementOwner } from './management-owners';
export { tryOutGateways } from './try-out-gateways';
export { withPortal } from './with-portal';
