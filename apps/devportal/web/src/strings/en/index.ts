import { frame } from './frame';

/** All that the portal says, in English: one file per page. */
export const en = { frame };
