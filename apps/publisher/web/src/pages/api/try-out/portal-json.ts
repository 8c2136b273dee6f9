import { callPortal } from '@quintet/web-kit';

/** A JSON answer whose shape nobody promises. @throws ApiProblem */
export const callPortalJson = async (url: string, signal: AbortSignal): Promise<unknown> => (await callPortal(url, { signal, headers: { accept: 'application/json' } })).json();
