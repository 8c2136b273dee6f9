import { api } from './api';
import { apiList } from './api-list';
import { frame } from './frame';

/** What the first load of the portal says: frame and list. All other words come with their pages: `pages.ts`. */
export const en = { frame, api, apiList };
