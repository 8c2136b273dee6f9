import { createStrings, kitEnglish } from '@quintet/web-kit';
import { en } from './en';

export type AdminStrings = typeof en;

/** The words of the administration's pages: a catalogue of its own, which only these pages load. */
export const { useStrings: useAdminStrings, strings: adminStrings } = createStrings<AdminStrings>({ en: { own: en, kit: kitEnglish } });
