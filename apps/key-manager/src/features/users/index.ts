export { createAttemptLimiter } from './attempt-limiter';
export { createCheckPassword, type CheckPassword } from './check-password';
export { createManageUsers, type ManageUsers, type UserDraft } from './manage-users';
export { createOrganizations, type Organizations } from './organizations';
export { createPgUserStore, type UserPage, type UserStore } from './pg-user-store';
export { hashPassword } from './password-hash';
export { passwordFaults, passwordRules } from './password-rules';
export { seedAdmin } from './seed-admin';
export { ADMIN, EVERYONE, isAdmin, isAdmitted, newUser, rolesOf, type StoredUser, type User } from './user';
