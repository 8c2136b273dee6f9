import { Router } from 'express';
import { DEFAULT_ORGANIZATION } from '@quintet/contracts';
import { callerOf, type Guard } from '@quintet/management-api';
import { AppError, type Logger } from '@quintet/service-kit';
import { createResync, type ResyncParts } from './resync';
import { resyncProblems } from './resync-problems';

export type ResyncOwner = 'publisher' | 'devportal' | 'key-manager' | 'traffic-manager';

export interface ResyncRoutesParts extends ResyncParts {
  readonly owner: ResyncOwner;
  readonly guard: Guard;
  readonly logger: Logger;
}

export const resyncPath = (owner: ResyncOwner): string => `/api/am/admin/v4/event-hub/resync/${owner}`;

/** POST at `resyncPath(owner)`: makes the owner's topics what its database is, and answers with what was written. */
export const resyncRoutes = ({ owner, guard, logger, ...parts }: ResyncRoutesParts): Router => {
  const resync = createResync(parts);
  return Router().post('/', guard.requireScope('apim:admin'), async (req, res) => {
    const { username, organization } = callerOf(req);
    if (organization !== DEFAULT_ORGANIZATION) throw new AppError(resyncProblems.RESYNC_RESERVED);
    logger.info({ owner, username }, 'the state is published again');
    const topics = await resync();
    logger.info({ owner, username, topics }, 'the state was published again');
    res.json({ owner, topics });
  });
};
