import { api } from './api';
import { apiList } from './api-list';
import { createApi } from './create-api';
import { definition } from './definition';
import { endpoints } from './endpoints';
import { frame } from './frame';
import { overview } from './overview';
import { resources } from './resources';
import { runtime } from './runtime';
import { revisions } from './revisions';
import { lifecycle } from './lifecycle';

/** All that the portal says, in English: one file per page. */
export const en = { frame, api, apiList, createApi, overview, resources, definition, endpoints, runtime, revisions, lifecycle };
