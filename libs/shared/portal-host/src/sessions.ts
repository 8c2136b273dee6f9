import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Caller } from '@quintet/management-api';
import type { SecretBox } from '@quintet/persistence';
import { AppError, commonProblems, type Clock, type Logger } from '@quintet/service-kit';
import type { KeyManagerLogin, Tokens } from './key-manager-login';
import { portalProblems } from './portal-problems';
import { csrfTokenOf } from './same-origin';
import type { SessionRow, SessionStore } from './session-store';

/** The verdict on a token, in the shape of `@quintet/auth`, which a kit library may not import. */
export type VerifyAccessToken = (token: string) =>
  | { readonly ok: true; readonly claims: { readonly sub: string; readonly exp: number; readonly org?: string | undefined; readonly roles?: readonly string[] | undefined; readonly scope?: unknown; readonly azp?: string | undefined } }
  | { readonly ok: false; readonly failure: string };

export interface Session {
  /** The secret in the cookie. */
  readonly id: string;
  readonly user: Caller;
  readonly accessToken: string;
  readonly csrfToken: string;
  readonly expiresMs: number;
}

export interface Sessions {
  /** A new session for who has just logged in: always under a new id. */
  open(tokens: Tokens): Promise<{ readonly id: string }>;
  /** Renews what is about to end. @returns undefined when there is none, or it is over @throws AppError UNAVAILABLE */
  find(id: string | undefined): Promise<Session | undefined>;
  /** Takes out the session that a new one takes the place of. What was granted stays: the new one may share the grant. */
  replace(id: string | undefined): Promise<void>;
  /** @returns the ID token of the session that was ended; undefined when there was none */
  end(id: string): Promise<string | undefined>;
  prune(): Promise<void>;
}

export interface SessionsParts {
  readonly store: SessionStore;
  readonly box: SecretBox;
  readonly login: KeyManagerLogin;
  readonly verify: VerifyAccessToken;
  readonly defaultOrganization: string;
  readonly clock: Clock;
  readonly logger: Logger;
}

export const lifetimes = {
  /** As long as a single sign-on lasts at the key manager. */
  absoluteMs: 8 * 3_600_000,
  idleMs: 2 * 3_600_000,
  /** Before the access token ends. */
  renewAheadMs: 60_000,
} as const;
const maxPerUser = 20;
const touchEveryMs = 60_000;
/** Longer than the key manager is waited for. */
const renewalLeaseMs = 15_000;
const renewalPollMs = 100;

const idRule = /^[\w-]{43}$/; // 256 bits
const hashOf = (id: string): string => createHash('sha256').update(id).digest('base64url');
const storedTokens = z.object({ accessToken: z.string(), refreshToken: z.string().optional(), idToken: z.string() });
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export const createSessions = ({ store, box, login, verify, defaultOrganization, clock, logger }: SessionsParts): Sessions => {
  const renewals = new Map<string, Promise<SessionRow | undefined>>();
  const purposeOf = (idHash: string): string => `portal session ${idHash}`;
  const seal = (tokens: Tokens, idHash: string): string => box.seal(JSON.stringify(tokens), purposeOf(idHash));
  const tokensOf = ({ tokens, idHash }: SessionRow): Tokens => {
    const read = storedTokens.parse(JSON.parse(box.open(tokens, purposeOf(idHash))));
    return { ...read, refreshToken: read.refreshToken };
  };
  const seenAfter = (): number => clock.now() - lifetimes.idleMs;
  /** A row that cannot be opened, since it was changed or the encryption key was, is nobody's session any more. */
  const find = async (idHash: string): Promise<SessionRow | undefined> => {
    const row = await store.find(idHash, clock.now(), seenAfter());
    try {
      if (row) tokensOf(row);
      return row;
    } catch (error) {
      logger.warn({ err: error }, 'a session could not be opened, and is removed');
      await store.remove(idHash);
      return undefined;
    }
  };

  /** How long the access token is still good for; 0: it has ended; undefined: it was revoked. @throws AppError UNAVAILABLE when it cannot be told */
  const lifeOf = (accessToken: string): number | undefined => {
    const verdict = verify(accessToken);
    if (verdict.ok) return Math.max(1, verdict.claims.exp * 1000 - clock.now());
    if (verdict.failure === 'expired') return 0;
    if (verdict.failure === 'revoked') return undefined;
    throw new AppError(commonProblems.UNAVAILABLE, `the session's access token is not understood: ${verdict.failure}`);
  };

  const ask = async (claimed: SessionRow): Promise<SessionRow | undefined> => {
    const { idHash } = claimed;
    const tokens = tokensOf(claimed);
    const life = lifeOf(tokens.accessToken);
    if (life !== undefined && life > lifetimes.renewAheadMs) {
      await store.releaseRenewal(idHash); // somebody else was first
      return claimed;
    }
    const renewed = life === undefined ? undefined : await login.renew(tokens);
    if (!renewed) {
      await store.remove(idHash);
      return undefined;
    }
    const sealed = seal(renewed, idHash);
    await store.saveTokens(idHash, sealed);
    return { ...claimed, tokens: sealed };
  };

  /** A refresh token is good once: of all replicas one uses it, the others wait for what it got. */
  const renew = async (row: SessionRow): Promise<SessionRow | undefined> => {
    const { idHash } = row;
    for (const deadline = Date.now() + renewalLeaseMs; ; await pause(renewalPollMs)) {
      const claimed = await store.claimRenewal(idHash, clock.now(), clock.now() + renewalLeaseMs);
      if (claimed) {
        return ask(claimed).catch(async (error: unknown) => {
          await store.releaseRenewal(idHash);
          throw error;
        });
      }
      const now = await find(idHash);
      if (!now || now.tokens !== row.tokens) return now;
      if ((lifeOf(tokensOf(now).accessToken) ?? 0) > 0) return now; // good for the time being
      if (Date.now() > deadline) throw new AppError(commonProblems.UNAVAILABLE, 'the session is being renewed');
    }
  };
  const renewOnce = (row: SessionRow): Promise<SessionRow | undefined> => {
    const running = renewals.get(row.idHash);
    if (running) return running;
    const begun = renew(row).finally(() => renewals.delete(row.idHash));
    renewals.set(row.idHash, begun);
    return begun;
  };

  /** The row with an access token that is good now. */
  const freshen = async (row: SessionRow): Promise<SessionRow | undefined> => {
    const life = lifeOf(tokensOf(row).accessToken);
    if (life === undefined) {
      await store.remove(row.idHash);
      return undefined;
    }
    if (life > lifetimes.renewAheadMs) return row;
    return renewOnce(row).catch((error: unknown) => {
      if (life === 0) throw error;
      logger.warn({ err: error }, 'a session could not be renewed ahead of time');
      return row;
    });
  };

  const sessionOf = (id: string, row: SessionRow): Session | undefined => {
    const { accessToken } = tokensOf(row);
    const verdict = verify(accessToken);
    if (!verdict.ok) return undefined;
    const { sub, org = defaultOrganization, roles = [], scope, azp = '' } = verdict.claims;
    const scopes = typeof scope === 'string' ? scope.split(' ') : [];
    return { id, user: { username: sub, organization: org, roles, scopes, clientId: azp }, accessToken, csrfToken: csrfTokenOf(id), expiresMs: row.expiresMs };
  };

  return {
    open: async (tokens) => {
      const verdict = verify(tokens.accessToken);
      if (!verdict.ok) throw new AppError(verdict.failure.startsWith('unknown') ? commonProblems.UNAVAILABLE : portalProblems.LOGIN_REFUSED, `the access token does not count: ${verdict.failure}`);
      const id = randomBytes(32).toString('base64url');
      const idHash = hashOf(id);
      const now = clock.now();
      const { sub, org = defaultOrganization } = verdict.claims;
      await store.add({ organization: org, idHash, username: sub, tokens: seal(tokens, idHash), seenMs: now, expiresMs: now + lifetimes.absoluteMs }, maxPerUser);
      return { id };
    },
    find: async (id) => {
      if (id === undefined || !idRule.test(id)) return undefined;
      const row = await find(hashOf(id));
      const fresh = row && (await freshen(row));
      if (!fresh) return undefined;
      if (clock.now() - fresh.seenMs > touchEveryMs) await store.touch(fresh.idHash, clock.now());
      return sessionOf(id, fresh);
    },
    replace: async (id) => {
      if (id !== undefined && idRule.test(id)) await store.remove(hashOf(id));
    },
    end: async (id) => {
      if (!idRule.test(id)) return undefined;
      const row = await store.remove(hashOf(id));
      if (!row) return undefined;
      const tokens = tokensOf(row);
      // The session is over whatever happens: what cannot be revoked now ends by itself.
      await login.revoke(tokens).catch((error: unknown) => logger.warn({ err: error }, 'the tokens of a session could not be revoked'));
      return tokens.idToken;
    },
    prune: () => store.prune(clock.now(), seenAfter()),
  };
};
