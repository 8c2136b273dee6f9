export { createAttemptLimiter } from './attempt-limiter';
export { createCheckPassword, type CheckPassword } from './check-password';
export { createManageUsers } from './manage-users';
export { createOrganizations, type Organizations } from './organizations';
export { createPgUserStore, type UserStore } from './pg-user-store';
export { hashPassword } from './password-hash';
export { seedAdmin } from './seed-admin';
export { ADMIN, isAdmin, rolesOf, type User } from './user';
export { userRoutes } from './user-routes';
