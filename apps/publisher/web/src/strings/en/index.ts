import { api } from './api';
import { apiList } from './api-list';
import { comments } from './comments';
import { createApi } from './create-api';
import { definition } from './definition';
import { definitionChanges } from './definition-changes';
import { design } from './design';
import { documents } from './documents';
import { endpoints } from './endpoints';
import { frame } from './frame';
import { lifecycle } from './lifecycle';
import { overview } from './overview';
import { plans } from './plans';
import { properties } from './properties';
import { resources } from './resources';
import { revisions } from './revisions';
import { runtime } from './runtime';
import { scopes } from './scopes';
import { sharedScopes } from './shared-scopes';
import { subscriptions } from './subscriptions';
import { tryOut } from './try-out';
import { usage } from './usage';

/** All that the portal says, in English: one file per page. */
export const en = { frame, usage, api, apiList, createApi, overview, resources, definition, definitionChanges, endpoints, runtime, revisions, lifecycle, scopes, plans, properties, tryOut, sharedScopes, design, documents, comments, subscriptions };
