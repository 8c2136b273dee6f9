import type { ContextEntry, GatewayState } from '../state/gateway-state';

export interface ContextMatch {
  readonly entry: ContextEntry;
  /** What stands behind the context; begins with a slash, or is empty. */
  readonly rest: string;
}

const slash = 0x2f;

/** Lower case, without port: the name that a vhost is known by. */
export const hostName = (host: string): string => host.toLowerCase().replace(/:\d*$/, '');

/** An environment with one vhost answers to any host; with several, each API only to its own. */
const choose = (state: GatewayState, entries: readonly ContextEntry[], host: string): ContextEntry | undefined => {
  const anyHost = ({ api }: ContextEntry): boolean => (state.vhostCounts.get(api.environmentKey) ?? 1) <= 1;
  const [first] = entries;
  if (entries.length === 1 && first && anyHost(first)) return first;
  const name = hostName(host);
  return entries.find(({ api }) => api.vhost === name) ?? entries.find(anyHost);
};

/**
 * The API with the longest context that the path begins with, on the border of a segment.
 *
 * @param path canonical
 * @param host as in the Host header
 */
export const matchContext = (state: GatewayState, path: string, host: string): ContextMatch | undefined => {
  const ends: number[] = [];
  for (let at = 1; at <= path.length && ends.length < state.longestContext; at += 1) {
    if (at === path.length || path.charCodeAt(at) === slash) ends.push(at);
  }
  for (let i = ends.length - 1; i >= 0; i -= 1) {
    const end = ends[i] as number;
    const entries = state.contexts.get(path.slice(0, end));
    const entry = entries && choose(state, entries, host);
    if (entry) return { entry, rest: path.slice(end) };
  }
  return undefined;
};
