import { createApi } from '@quintet/web-kit';
import type { components, paths } from './devportal';

/** Where the portal's server passes calls on to the developer portal's REST API, with the session of the reader. */
export const devportalPath = '/devportal/services/api/am/devportal/v3';

export const api = createApi<paths>(devportalPath);
export type Schemas = components['schemas'];
