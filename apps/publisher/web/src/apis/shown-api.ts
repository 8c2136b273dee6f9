import { useOutletContext } from 'react-router';
import type { Api } from '../api/client';

/** The API whose page this tab stands on: it is there before any tab is shown, and newer ones follow it. */
export const useShownApi = (): Api => useOutletContext<Api>();
