import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, lazy, Suspense, useCallback, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { bindSession } from '../api/portal-fetch';
import { readProblem } from '../api/problem';

export interface SessionUser {
  readonly name: string;
  readonly organization: string;
  readonly roles: readonly string[];
  readonly scopes: readonly string[];
}

export interface Session {
  readonly user: SessionUser;
  readonly csrfToken: string;
  /** ISO 8601: when the session ends, whatever is done in it. */
  readonly expiresAt: string;
}

interface SessionValue {
  /** Undefined: nobody is logged in. */
  readonly session: Session | undefined;
  readonly loginUrl: (returnTo?: string) => string;
  readonly logOut: () => Promise<void>;
  /** Whether the user has any one of the scopes. */
  readonly can: (...scopes: readonly string[]) => boolean;
}

const SessionContext = createContext<SessionValue | undefined>(undefined);

export const useSession = (): SessionValue => {
  const value = useContext(SessionContext);
  if (!value) throw new Error('useSession outside of a portal');
  return value;
};

const readSession = async (base: string): Promise<Session | null> => {
  const response = await fetch(`${base}/services/session`, { headers: { accept: 'application/json' } });
  if (response.status === 401) return null;
  if (!response.ok) throw readProblem(response.status, await response.json().catch(() => undefined), response.headers.get('x-request-id') ?? undefined);
  return (await response.json()) as Session;
};

const RenewDialog = lazy(() => import('./renew-dialog'));

const channelName = 'quintet-session';

/** Knows who is logged in, and gets an ended session renewed without the page being left. */
export const SessionProvider = ({ base, pending, failed, children }: { readonly base: string; readonly pending: ReactNode; readonly failed: (error: unknown, retry: () => void) => ReactNode; readonly children: ReactNode }) => {
  const client = useQueryClient();
  const query = useQuery({ queryKey: ['session'], queryFn: () => readSession(base), staleTime: Infinity, retry: 2 });
  const current = useRef<Session | undefined>(undefined);
  if (query.data) current.current = query.data;
  const [asked, setAsked] = useState(false);
  const waiting = useRef<((renewed: boolean) => void)[]>([]);

  const settle = useCallback((renewed: boolean) => {
    setAsked(false);
    for (const resolve of waiting.current.splice(0)) resolve(renewed);
  }, []);

  useEffect(() => {
    bindSession({
      csrfToken: () => current.current?.csrfToken,
      isKnown: () => current.current !== undefined,
      renew: () =>
        new Promise((resolve) => {
          waiting.current.push(resolve);
          setAsked(true);
        }),
    });
  }, []);

  useEffect(() => {
    const channel = new BroadcastChannel(channelName);
    channel.onmessage = async () => {
      const renewed = await readSession(base).catch(() => null);
      if (!renewed) return;
      const before = current.current;
      current.current = renewed;
      client.setQueryData(['session'], renewed);
      // Another person's log-in must not go on with what the first one typed.
      if (before && before.user.name !== renewed.user.name) return location.reload();
      settle(true);
    };
    return () => channel.close();
  }, [base, client, settle]);

  const session = query.data ?? undefined;
  const value = useMemo<SessionValue>(
    () => ({
      session,
      loginUrl: (returnTo = `${location.pathname}${location.search}`) => `${base}/login?return=${encodeURIComponent(returnTo)}`,
      can: (...scopes) => scopes.some((scope) => session?.user.scopes.includes(scope)),
      logOut: async () => {
        const response = await fetch(`${base}/services/logout`, { method: 'POST', headers: { 'x-csrf-token': current.current?.csrfToken ?? '' } });
        const { location: next } = response.ok ? ((await response.json()) as { location?: string }) : {};
        location.assign(next ?? `${base}/`);
      },
    }),
    [session, base],
  );

  if (query.isPending) return pending;
  if (query.isError) return failed(query.error, () => void query.refetch());
  return (
    <SessionContext value={value}>
      {children}
      <Suspense fallback={null}>{asked && <RenewDialog base={base} onCancel={() => settle(false)} />}</Suspense>
    </SessionContext>
  );
};
