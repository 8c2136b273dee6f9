import { createHash, timingSafeEqual } from 'node:crypto';
import { Router, type RequestHandler } from 'express';
import { z } from 'zod';
import { DEFAULT_ORGANIZATION } from '@quintet/contracts';
import { AppError, commonProblems } from '@quintet/service-kit';
import type { TrackedTopic } from '../report/track-topics';
import type { StateHolder } from '../state/follow-topics';

export interface AdminParts {
  readonly holder: Pick<StateHolder, 'current'>;
  readonly gatewayId: string;
  readonly environments: readonly string[];
  readonly admin: { readonly username: string; readonly password: string };
  /** Undefined when the gateway can serve, else why not. */
  readonly failing: () => string | undefined;
  /** Age of the snapshot that it stands on, while it does. */
  readonly snapshotAgeMs: () => number | undefined;
  /** What it holds of each state topic. */
  readonly topics: () => TrackedTopic[];
  readonly throttling: () => Promise<unknown>;
  readonly explain: (requestId: string) => Promise<unknown>;
}

const artifactQuery = z.object({ apiName: z.string().min(1).max(255), version: z.string().min(1).max(255), tenantDomain: z.string().min(1).max(255).default(DEFAULT_ORGANIZATION) });

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** HTTP Basic (RFC 7617), compared in constant time: digests have one length, whatever was sent. */
const basicLogin = ({ username, password }: AdminParts['admin']): RequestHandler => {
  const wanted = digest(`${username}:${password}`);
  return (req, res, next) => {
    const [, encoded = ''] = /^basic +([a-z0-9+/=]+)$/i.exec(req.headers.authorization ?? '') ?? [];
    if (timingSafeEqual(digest(Buffer.from(encoded, 'base64').toString('utf8')), wanted)) return next();
    res.setHeader('www-authenticate', 'Basic realm="Quintet gateway", charset="UTF-8"');
    next(new AppError(commonProblems.UNAUTHENTICATED, 'A user name and password are needed'));
  };
};

/** The gateway's own management API. */
export const adminRoutes = ({ holder, admin, gatewayId, environments, failing, snapshotAgeMs, topics, throttling, explain }: AdminParts): Router =>
  Router()
    .get('/server-startup-healthcheck', (_req, res) => {
      const reason = failing();
      const ageMs = snapshotAgeMs();
      const ok = ageMs === undefined ? 'OK' : `OK: snapshot (${Math.round(ageMs / 1_000)} s)`;
      res.status(reason === undefined ? 200 : 503).type('text/plain').send(reason ?? ok);
    })
    .get('/status', basicLogin(admin), (_req, res) => {
      const reason = failing();
      const ageMs = snapshotAgeMs();
      const state = ageMs !== undefined ? 'snapshot' : reason === undefined ? 'live' : 'catching up';
      res.json({ gatewayId, environments, state, ...(ageMs !== undefined && { snapshotAgeMs: ageMs }), ...(reason !== undefined && { reason }), topics: topics() });
    })
    .get('/throttle-status', basicLogin(admin), async (_req, res) => void res.json(await throttling()))
    .get('/explain/:requestId', basicLogin(admin), async (req, res) => {
      const record = await explain(String(req.params['requestId']));
      if (!record) throw new AppError(commonProblems.NOT_FOUND, 'Nothing is remembered of that call: refused ones are kept for a while, of others a sample');
      res.json(record);
    })
    .get('/api-artifact', basicLogin(admin), (req, res) => {
      const { apiName, version, tenantDomain } = artifactQuery.parse(req.query);
      for (const { artifact } of holder.current().deployments.values()) {
        if (artifact.name === apiName && artifact.version === version && artifact.organization === tenantDomain) {
          res.json({ api: JSON.stringify(artifact) });
          return;
        }
      }
      throw new AppError(commonProblems.NOT_FOUND, `No API "${apiName}" of version "${version}" is deployed on this gateway`);
    });
