import { createContext, useContext, type ReactNode } from 'react';
import { en, type KitStrings } from './en';

const KitStringsContext = createContext<KitStrings>(en);

/** The words of the kit, in the language of the page. */
export const useKitStrings = (): KitStrings => useContext(KitStringsContext);

export const KitStringsProvider = ({ strings, children }: { readonly strings: KitStrings | undefined; readonly children: ReactNode }) => <KitStringsContext value={strings ?? en}>{children}</KitStringsContext>;

/** A translation of everything that a portal says: its own words and the kit's. */
export interface Catalogue<Strings> {
  readonly own: Strings;
  readonly kit: KitStrings;
}

/**
 * The words of a portal. The first catalogue is the one that all others are translations of, and what is used for languages without one.
 *
 * @param catalogues by language, such as `en`, `de`
 */
export const createStrings = <Strings,>(catalogues: { readonly en: Catalogue<Strings> } & Readonly<Record<string, Catalogue<Strings>>>) => {
  const wanted = typeof navigator === 'undefined' ? [] : navigator.languages.map((tag) => tag.split('-')[0] ?? 'en');
  const language = wanted.find((one) => one in catalogues) ?? 'en';
  const catalogue = catalogues[language] ?? catalogues.en;
  return { language, kit: catalogue.kit, useStrings: (): Strings => catalogue.own, strings: catalogue.own };
};
