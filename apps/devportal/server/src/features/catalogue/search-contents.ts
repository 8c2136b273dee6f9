import type { ApiCatalogueEntry } from '@quintet/contracts';
import type { Viewer } from '../../viewer';
import type { Catalogue } from './catalogue';
import type { ContentStore, DocumentEntry } from './content-store';
import { matchesSearch, parseSearch } from './search-query';
import { maySeeDocument } from './visibility';

export type Hit =
  | { readonly kind: 'api'; readonly api: ApiCatalogueEntry }
  | { readonly kind: 'document'; readonly api: ApiCatalogueEntry; readonly document: DocumentEntry };

/**
 * Finds APIs by their catalogue entries, and APIs and documents by their words.
 *
 * Words without an attribute are looked for in names, definitions and documents; `content:` only in contents, `doc:` only in
 * documents; any other attribute only in catalogue entries.
 */
export const createSearchContents =
  ({ catalogue, contents }: { catalogue: Catalogue; contents: ContentStore }) =>
  async (viewer: Viewer, query: string): Promise<readonly Hit[]> => {
    const terms = parseSearch(query);
    const aboutContents = terms.filter(({ attribute }) => attribute === undefined || attribute === 'content' || attribute === 'doc');
    const apis = new Map(catalogue.visible(viewer).map((api) => [api.id, api]));
    const only = (attribute: 'content' | 'doc'): boolean => terms.some((term) => term.attribute === attribute);

    const byEntry = only('content') || only('doc') ? [] : [...apis.values()].filter((api) => matchesSearch(terms, api));
    const words = aboutContents.length === terms.length ? aboutContents.flatMap(({ patterns }) => patterns.map(({ text }) => text)).join(' ') : '';
    const byWords = words === '' ? { apiIds: [], documents: [] } : await contents.search(viewer.organization, words);

    const found = new Map(byEntry.map((api) => [api.id, api]));
    if (!only('doc')) {
      for (const id of byWords.apiIds) {
        const api = apis.get(id);
        if (api) found.set(id, api);
      }
    }
    const documents = byWords.documents.flatMap((document): Hit[] => {
      const api = apis.get(document.apiId);
      return api && maySeeDocument(document.visibility, api, viewer) ? [{ kind: 'document', api, document }] : [];
    });
    const byName = [...found.values()].sort((a, b) => a.name.localeCompare(b.name));
    return [...byName.map((api): Hit => ({ kind: 'api', api })), ...documents];
  };
export type SearchContents = ReturnType<typeof createSearchContents>;
