import { api, documents, overview } from './api';
import { catalogue } from './catalogue';
import { credential } from './credential';
import { definition } from './definition';
import { frame } from './frame';
import { parts } from './parts';
import { samples } from './samples';
import { subscribe } from './subscribe';

/** All that the portal says, in English: one file per page. */
export const en = { api, catalogue, credential, definition, documents, frame, overview, parts, samples, subscribe };
