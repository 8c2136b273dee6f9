import { useEffect, type ReactNode } from 'react';
import { NoPermission } from '../query/states';
import { useSession } from '../session/session';

/** Sends who is not logged in to the log-in, and back to this address after it. */
export const RequireSession = ({ children }: { readonly children: ReactNode }) => {
  const { session, loginUrl } = useSession();
  useEffect(() => {
    if (!session) location.replace(loginUrl());
  }, [session, loginUrl]);
  return session ? children : null;
};

/** Shows its content to who has any one of the scopes, else says that he may not see it. */
export const RequireScope = ({ anyOf, children }: { readonly anyOf: readonly string[]; readonly children: ReactNode }) => {
  const { can } = useSession();
  return can(...anyOf) ? children : <NoPermission />;
};
