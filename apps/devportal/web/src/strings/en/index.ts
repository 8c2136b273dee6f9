import { api, documents, overview } from './api';
import { catalogue } from './catalogue';
import { frame } from './frame';
import { parts } from './parts';

/** All that the portal says, in English: one file per page. */
export const en = { api, catalogue, documents, frame, overview, parts };
