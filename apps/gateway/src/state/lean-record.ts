import { apiChanged, type ApiCatalogueEntry, type StateDefinition } from '@quintet/contracts';

/** What is kept of a record beyond its topic. Of a catalogue entry a gateway looks at the lifecycle alone: the rest of it, which is much, is left out. */
export const leanRecord = <D>({ type }: StateDefinition, data: D): D => {
  if (type !== apiChanged.type) return data;
  const lean: ApiCatalogueEntry = { ...(data as ApiCatalogueEntry), description: '', operations: [], scopes: [], tags: [], categories: [], visibleRoles: [], additionalProperties: [] };
  return lean as D;
};
