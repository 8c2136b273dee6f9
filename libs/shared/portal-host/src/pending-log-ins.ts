import { z } from 'zod';
import type { SecretBox } from '@quintet/persistence';
import type { Clock } from '@quintet/service-kit';
import { cookieLine, endedCookie, type CookieOptions } from './cookies';
import type { LoginSecrets } from './key-manager-login';

/** A log-in that has begun, kept sealed in a cookie of its own: nothing here for a stranger to fill, any replica ends it, and tabs do not meet. */
export interface PendingLogin {
  readonly secrets: LoginSecrets;
  /** Where it ends. */
  readonly back: string;
}

export interface PendingLogins {
  /** Set-Cookie lines: the new one, and the ends of those that are old or too many. */
  remember(cookies: ReadonlyMap<string, string>, state: string, pending: PendingLogin): string[];
  find(cookies: ReadonlyMap<string, string>, state: string): PendingLogin | undefined;
  forget(state: string): string;
  /** Carries the time, by which old ones are told. */
  newState(random: string): string;
}

const stored = z.object({ nonce: z.string(), verifier: z.string(), back: z.string() });
const maxAgeSeconds = 600; // as long as the key manager waits for whoever logs in
const maxPending = 5;
const stateRule = /^[0-9a-z]{1,9}\.[\w-]{1,64}$/;

export const createPendingLogins = ({ cookieName, path, secure, box, clock }: { cookieName: string; path: string; secure: boolean; box: SecretBox; clock: Clock }): PendingLogins => {
  const prefix = `${cookieName}_login_`;
  const options: Omit<CookieOptions, 'maxAgeSeconds'> = { path, secure };
  const purposeOf = (state: string): string => `portal log-in ${state}`;
  const nowSeconds = (): number => Math.floor(clock.now() / 1000);
  const isYoung = (state: string): boolean => Number.parseInt(state, 36) > nowSeconds() - maxAgeSeconds;

  return {
    newState: (random) => `${nowSeconds().toString(36)}.${random}`,
    remember: (cookies, state, { secrets, back }) => {
      const known = [...cookies.keys()].filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length)).filter((one) => stateRule.test(one));
      const kept = known.filter(isYoung).sort().slice(1 - maxPending);
      const line = cookieLine(prefix + state, box.seal(JSON.stringify({ ...secrets, back }), purposeOf(state)), { ...options, maxAgeSeconds });
      return [line, ...known.filter((one) => !kept.includes(one)).map((one) => endedCookie(prefix + one, options))];
    },
    find: (cookies, state) => {
      const sealed = stateRule.test(state) && isYoung(state) ? cookies.get(prefix + state) : undefined;
      if (sealed === undefined) return undefined;
      try {
        const { nonce, verifier, back } = stored.parse(JSON.parse(box.open(sealed, purposeOf(state))));
        return { secrets: { nonce, verifier }, back };
      } catch {
        return undefined; // not of our making
      }
    },
    forget: (state) => endedCookie(prefix + state, options),
  };
};
