import { useOutletContext } from 'react-router';
import type { Api } from '../../api/queries';

/** The API whose page a tab is on. */
export const useApi = (): Api => useOutletContext<Api>();
