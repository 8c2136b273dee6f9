import { DEFAULT_ORGANIZATION } from '@quintet/contracts';
import type { Clock, Logger } from '@quintet/service-kit';
import { hashPassword } from './password-hash';
import type { UserStore } from './pg-user-store';
import { ADMIN, newUser } from './user';

/**
 * Makes the first administrator, while there is none.
 *
 * From then on the configured name and password mean nothing: a later change of them neither overwrites a password that
 * somebody chose nor adds a second administrator, which would be a way in for whoever can set an environment variable.
 */
export const seedAdmin = async (users: UserStore, admin: { username: string; password: string }, clock: Clock, logger: Logger): Promise<void> => {
  if (await users.hasUserOfRole(DEFAULT_ORGANIZATION, ADMIN)) return;
  const added = await users.add(
    newUser({ organization: DEFAULT_ORGANIZATION, name: admin.username, passwordHash: await hashPassword(admin.password), roles: [ADMIN], createdMs: clock.now() }),
  );
  if (added) logger.info({ username: admin.username }, 'the first administrator was made');
};
