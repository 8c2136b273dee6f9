import { api, documents, overview } from './api';
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
export const en = { api, catalogue, comments, credential, definition, documents, frame, overview, parts, profile, samples, signUp, subscribe };
