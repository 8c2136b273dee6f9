export { createManageRoles, type ManageRoles, type RoleChange } from './manage-roles';
export type { Member, Role } from './role';
