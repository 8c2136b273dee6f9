import { ADMIN_API, type DevportalParts, type Feature } from '../../feature';
import type { PendingWork } from '../../pending-work';
import type { Applications } from '../applications';
import { HAND_OVER_CLIENTS } from '../keys';
import { administrationRoutes } from './administration-routes';

export interface AdministrationDeps {
  readonly applications: Applications;
  readonly pendingWork: Pick<PendingWork, 'add' | 'nudge'>;
}

/** The applications of all users, for administrators: listed, given to another owner, deleted. */
export const administrationFeature = ({ guard }: DevportalParts, { applications, pendingWork }: AdministrationDeps): Feature => {
  const changeOwner = async (organization: string, id: string, owner: string): Promise<void> => {
    await applications.changeOwner(organization, id, owner, async (db) => {
      await pendingWork.add(db, { organization, kind: HAND_OVER_CLIENTS, subject: id });
    });
    pendingWork.nudge();
  };
  return { routers: [{ base: ADMIN_API, router: administrationRoutes({ guard, applications, changeOwner, afterRemove: pendingWork.nudge }) }] };
};
