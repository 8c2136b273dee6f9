import { createStrings, kitEnglish } from '@quintet/web-kit';
import { en } from './en';

export type Strings = typeof en;

/** A translation is a folder beside `en`, of the same shape, and a line here. */
export const { language, kit, useStrings, strings } = createStrings<Strings>({ en: { own: en, kit: kitEnglish } });
