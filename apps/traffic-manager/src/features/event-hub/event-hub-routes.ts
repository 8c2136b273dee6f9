import { Router } from 'express';
import { z } from 'zod';
import { DEFAULT_ORGANIZATION } from '@quintet/contracts';
import { hasLeft } from '@quintet/control-plane';
import { callerOf, type Guard } from '@quintet/management-api';
import type { EventBus } from '@quintet/messaging';
import { AppError, type Clock, type Logger } from '@quintet/service-kit';
import { problems } from '../../problems';
import { presentDeadLetter, presentGateway, presentGroup, presentService, presentTopic } from './present-hub';
import type { DigestWatch } from './watch-digests';

export interface EventHubRoutesParts {
  readonly guard: Guard;
  readonly bus: Pick<EventBus, 'inspector' | 'failing' | 'durable'>;
  readonly watch: DigestWatch;
  readonly clock: Clock;
  readonly logger: Logger;
}

const maxPage = 100;
const page = z.object({
  limit: z.coerce.number().int().min(1).max(maxPage).default(25),
  offset: z.coerce.number().int().min(0).max(1_000_000_000).default(0),
});
const letterId = z.string().regex(/^\d{1,9}:\d{1,19}$/, 'must be the id of a dead letter, such as 0:42');

const byName = <T>(nameOf: (of: T) => string, all: Iterable<T>): T[] => [...all].sort((a, b) => nameOf(a).localeCompare(nameOf(b)));

/** The event hub as it stands, for those who run it. */
export const eventHubRoutes = ({ guard, bus, watch, clock, logger }: EventHubRoutesParts): Router => {
  const { inspector } = bus;
  /** What the hub itself must say; the rest is known without it. */
  const asked = async <T>(ask: () => Promise<T>): Promise<T> => {
    try {
      return await ask();
    } catch (error) {
      throw new AppError(problems.HUB_UNREACHABLE, bus.failing() ?? (error as Error).message, { cause: error });
    }
  };

  return Router()
    .use(guard.requireScope('apim:admin'), (req, _res, next) => {
      if (callerOf(req).organization !== DEFAULT_ORGANIZATION) throw new AppError(problems.HUB_RESERVED);
      next();
    })
    .get('/', async (_req, res) => {
      const nowMs = clock.now();
      const expected = watch.expected();
      const own = {
        services: byName((of) => `${of.service} ${of.instanceId}`, [...watch.services.values()].filter((status) => !hasLeft(status))).map((status) => presentService(status, nowMs)),
        gateways: byName((of) => of.gatewayId, watch.gateways.values()).map((gateway) => presentGateway(gateway, watch.alarmsOf(gateway.gatewayId), nowMs)),
      };
      const failing = bus.failing();
      const hub = { kind: bus.durable ? 'kafka' : 'memory', reachable: failing === undefined, ...(failing !== undefined && { reason: failing }) };
      // A hub that is away is when this page is looked at: it then says what it knows by itself.
      if (failing !== undefined) return void res.json({ hub, ...own });
      const [topics, consumers, letters] = await asked(() => Promise.all([inspector.topics(), inspector.groups(), inspector.deadLetters({ limit: 1, offset: 0 })]));
      res.json({ hub, topics: topics.map((topic) => presentTopic(topic, expected.get(topic.topic))), ...own, consumers: consumers.map(presentGroup), deadLetters: { count: letters.total } });
    })
    .get('/dead-letters', async (req, res) => {
      const { limit, offset } = page.parse(req.query);
      const { total, list } = await asked(() => inspector.deadLetters({ limit, offset }));
      res.json({ count: list.length, list: list.map(presentDeadLetter), pagination: { offset, limit, total } });
    })
    .post('/dead-letters/:id/replay', async (req, res) => {
      const id = letterId.parse(req.params['id']);
      const [partition = '', offset = ''] = id.split(':');
      const outcome = await asked(() => inspector.replay({ partition: Number(partition), offset }));
      if (outcome === 'gone') throw new AppError(problems.DEAD_LETTER_NOT_FOUND, id);
      if (outcome === 'without its value') throw new AppError(problems.DEAD_LETTER_WITHOUT_VALUE, id);
      if (outcome === 'overtaken') throw new AppError(problems.DEAD_LETTER_OVERTAKEN, id);
      logger.info({ username: callerOf(req).username, deadLetter: id }, 'a dead letter was replayed');
      res.json({ id, outcome });
    });
};
