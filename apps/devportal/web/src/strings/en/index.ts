import { api, documents, overview } from './api';
import { apiKeys, application, applications, applicationSettings, applicationUsage, keys, refusals, subscriptionsOf } from './applications';
import { catalogue } from './catalogue';
import { comments } from './comments';
import { credential } from './credential';
import { definition } from './definition';
import { frame } from './frame';
import { parts } from './parts';
import { profile } from './profile';
import { samples } from './samples';
import { signUp } from './sign-up';
import { subscribe } from './subscribe';

/** All that the portal says, in English: one file per page. */
export const en = { api, apiKeys, application, applications, applicationSettings, applicationUsage, catalogue, comments, credential, definition, documents, frame, keys, overview, parts, profile, refusals, samples, signUp, subscribe, subscriptionsOf };
