import { createStrings, kitEnglish } from '@quintet/web-kit';
import { pages } from './en/pages';

export type PageStrings = typeof pages;

/** The words of the pages behind the list of APIs, with those of the frame: loaded with the first of these pages, not with the portal. */
export const { useStrings, strings } = createStrings<PageStrings>({ en: { own: pages, kit: kitEnglish } });
