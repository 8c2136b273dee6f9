/** Headers that are between two neighbours and never travel on (RFC 9110, section 7.6.1; `proxy-connection` is seen in the wild). */
const hopByHop = new Set(['connection', 'keep-alive', 'proxy-connection', 'proxy-authenticate', 'proxy-authorization', 'te', 'trailer', 'transfer-encoding', 'upgrade']);

export const isHopByHop = (lowerCaseName: string): boolean => hopByHop.has(lowerCaseName);

/** What frames or addresses a message stays, whatever `Connection` says: else a caller could change its meaning on the way. */
const undroppable = new Set(['content-length', 'host', 'close', 'keep-alive']);

/** Headers that `Connection` names as between two neighbours; undefined when there are none, which is nearly always. */
export const namedByConnection = (connection: string | undefined): ReadonlySet<string> | undefined => {
  if (connection === undefined) return undefined;
  const lower = connection.toLowerCase();
  if (lower === 'keep-alive' || lower === 'close') return undefined;
  const names = lower
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && !undroppable.has(name));
  return names.length > 0 ? new Set(names) : undefined;
};
