import { api } from './api';
import { apiList } from './api-list';
import { createApi } from './create-api';
import { definition } from './definition';
import { frame } from './frame';
import { overview } from './overview';
import { resources } from './resources';

/** All that the portal says, in English: one file per page. */
export const en = { frame, api, apiList, createApi, overview, resources, definition };
