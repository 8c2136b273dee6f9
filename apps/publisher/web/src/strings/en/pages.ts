import { en } from '.';
import { comments } from './comments';
import { createApi } from './create-api';
import { definition } from './definition';
import { definitionChanges } from './definition-changes';
import { design } from './design';
import { documents } from './documents';
import { endpoints } from './endpoints';
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

/** All that the publisher's own pages say: one file per page. Administration has a catalogue beside it. */
export const pages = { ...en, usage, createApi, overview, resources, definition, definitionChanges, endpoints, runtime, revisions, lifecycle, scopes, plans, properties, tryOut, sharedScopes, design, documents, comments, subscriptions };
