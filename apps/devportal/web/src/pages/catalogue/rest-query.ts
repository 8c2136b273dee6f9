export interface CatalogueFilters {
  /** In the REST API's query language, as it was typed. */
  readonly text: string;
  /** Empty: any. */
  readonly tag: string;
  readonly category: string;
}

/** The language knows no quote within quotes. */
const quoted = (text: string): string => `"${text.replaceAll('"', '')}"`;

/** What the REST API is asked for: what was typed, and each filter as one more condition. */
export const restQuery = ({ text, tag, category }: CatalogueFilters): string =>
  [text.trim(), tag && `tag:${quoted(tag)}`, category && `api-category:${quoted(category)}`].filter((part) => part !== '').join(' ');

/** Whether a search asks for what is written in definitions (`content:`) or documents (`doc:`), which the list of APIs knows nothing of. */
export const asksForContents = (text: string): boolean => /(^|\s)(content|doc):/i.test(text);
