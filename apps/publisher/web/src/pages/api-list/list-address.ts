/** Which APIs the list shows: all of it stands in the address of the page. */
export interface ListFilters {
  /** As typed, in the query language of the REST API. */
  readonly text: string;
  readonly state: string | null;
  readonly tags: readonly string[];
  readonly type: string | null;
  readonly sortBy: SortField;
  readonly sortOrder: 'asc' | 'desc';
}

export const sortFields = ['lastUpdatedTime', 'createdTime', 'name', 'version', 'status'] as const;
export type SortField = (typeof sortFields)[number];
export const lifecycleStates = ['CREATED', 'PROTOTYPED', 'PUBLISHED', 'BLOCKED', 'DEPRECATED', 'RETIRED'] as const;

export const noFilters: ListFilters = { text: '', state: null, tags: [], type: null, sortBy: 'lastUpdatedTime', sortOrder: 'desc' };

const isOneOf = <T extends string>(known: readonly T[], given: string | null): given is T => known.some((one) => one === given);

/** What an address does not say, or says wrongly, is as it is by default. */
export const readFilters = (search: URLSearchParams): ListFilters => {
  const state = search.get('state');
  const sortBy = search.get('sort');
  return {
    text: search.get('q') ?? '',
    state: isOneOf(lifecycleStates, state) ? state : null,
    tags: search.getAll('tag').filter((tag) => tag !== ''),
    type: search.get('type') === 'HTTP' ? 'HTTP' : null,
    sortBy: isOneOf(sortFields, sortBy) ? sortBy : noFilters.sortBy,
    sortOrder: search.get('order') === 'asc' ? 'asc' : noFilters.sortOrder,
  };
};

/** Says only what differs from the default, keeps parameters of others, and goes back to the first page. */
export const writeFilters = (filters: ListFilters, before: URLSearchParams): URLSearchParams => {
  const search = new URLSearchParams(before);
  for (const name of ['q', 'state', 'tag', 'type', 'sort', 'order', 'offset']) search.delete(name);
  const set = (name: string, value: string | null, usual: string | null): void => {
    if (value !== null && value !== usual) search.set(name, value);
  };
  set('q', filters.text, '');
  set('state', filters.state, null);
  for (const tag of filters.tags) search.append('tag', tag);
  set('type', filters.type, null);
  set('sort', filters.sortBy, noFilters.sortBy);
  set('order', filters.sortOrder, noFilters.sortOrder);
  return search;
};

export const isFiltered = ({ text, state, tags, type }: ListFilters): boolean => text.trim() !== '' || state !== null || tags.length > 0 || type !== null;

/** In quotes, as a tag may have spaces; a quote within it can not be written in the query language. */
const quoted = (value: string): string => `"${value.replaceAll('"', '')}"`;

/** The search as the REST API takes it: what was typed, and the filters as further conditions. */
export const restQueryOf = ({ text, state, tags, type }: ListFilters): string =>
  [text.trim(), ...(state === null ? [] : [`status:${state}`]), ...tags.map((tag) => `tag:${quoted(tag)}`), ...(type === null ? [] : [`type:${type}`])].filter((part) => part !== '').join(' ');
