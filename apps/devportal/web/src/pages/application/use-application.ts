import { useSession } from '@quintet/web-kit';
import { useOutletContext } from 'react-router';
import type { Application } from '../../api/application-queries';

/** The application whose page a tab is on. */
export const useApplication = (): Application => useOutletContext<Application>();

/** Others whom it is shared with look at it, and change nothing. */
export const useIsOwn = ({ owner }: Pick<Application, 'owner'>): boolean => useSession().session?.user.name === owner;
