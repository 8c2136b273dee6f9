import { Router, type Request } from 'express';
import { z } from 'zod';
import { organization, quotaLevel } from '@quintet/contracts';
import { internalScopes } from '@quintet/control-plane';
import { callerOf, pageOf, pagingShape, type Guard } from '@quintet/management-api';
import type { Clock } from '@quintet/service-kit';
import { scopes } from '../../http/scopes';
import type { FindUsage } from './find-usage';

export interface UsageRoutesParts {
  readonly guard: Guard;
  readonly find: FindUsage;
  readonly reset: (of: { organization: string; applicationId: string; user?: string | undefined }) => Promise<number>;
  readonly clock: Clock;
}

const longestDays = 400;
const text = z.string().min(1).max(1_000);
const moment = z.iso.datetime({ offset: true }).transform((at) => Date.parse(at));
const several = z.union([text.transform((one) => [one]), z.array(text).max(20)]);

const filterShape = { level: quotaLevel.optional(), policy: text.optional(), group: text.optional(), key: several.optional(), applicationId: text.optional(), subscriptionId: text.optional() };
const query = z
  .strictObject({ ...filterShape, from: moment.optional(), to: moment.optional(), ...pagingShape })
  .refine(({ from, to }) => from !== undefined || to === undefined, { path: ['from'], message: 'is needed beside "to"' })
  .refine(({ from, to }) => from === undefined || to === undefined || (from < to && to - from <= longestDays * 86_400_000), { path: ['to'], message: `is to lie after "from", by ${longestDays} days at most` });

const internalQuery = z.object({ organization });
const resetBody = z.strictObject({ user: z.string().min(1).max(255).optional() });

export const usageRoutes = ({ guard, find, clock }: Omit<UsageRoutesParts, 'reset'>): Router =>
  Router().get('/', guard.requireScope(...scopes.viewUsage), async (req, res) => {
    res.json(await answer(req, callerOf(req).organization, req.query, find, clock));
  });

/** For the portals: what they may ask on behalf of their users, whose rights they have checked. */
export const quotaOperationRoutes = ({ guard, find, reset, clock }: UsageRoutesParts): Router =>
  Router()
    .get('/usage', guard.requireScope(internalScopes.viewQuotas), async (req, res) => {
      const { organization: of, ...rest } = req.query;
      res.json(await answer(req, internalQuery.parse({ organization: of }).organization, rest, find, clock));
    })
    .post('/applications/:applicationId/reset', guard.requireScope(internalScopes.resetQuotas), async (req, res) => {
      const { user } = resetBody.parse(req.body);
      const windows = await reset({ organization: internalQuery.parse(req.query).organization, applicationId: text.parse(req.params['applicationId']), user });
      res.json({ windows });
    });

const answer = async (req: Request, ofOrganization: string, asked: unknown, find: FindUsage, clock: Clock) => {
  const { from, to = clock.now(), limit, offset, key, ...filter } = query.parse(asked);
  const { list, total } = await find({ ...filter, keys: key, organization: ofOrganization }, { limit, offset }, from === undefined ? undefined : { fromMs: from, toMs: to });
  return pageOf(req, { limit, offset }, list, total);
};
