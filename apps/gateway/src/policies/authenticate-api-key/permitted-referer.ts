/** A text with `*` for any characters. Takes no longer than the texts are long, whatever they are. */
export const compileWildcard = (pattern: string): ((text: string) => boolean) => {
  const [first = '', ...others] = pattern.split('*');
  const last = others.pop();
  if (last === undefined) return (text) => text === pattern;
  return (text) => {
    if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last)) return false;
    const end = text.length - last.length;
    let from = first.length;
    for (const part of others) {
      const found = text.indexOf(part, from);
      if (found < 0 || found + part.length > end) return false;
      from = found + part.length;
    }
    return true;
  };
};

const withScheme = /^(https?:)\/\//i;
const any = (): boolean => true;
/** A URL never has its scheme's own port in it; a pattern may. */
const ownPort: Readonly<Record<string, string>> = { 'https:': '443', 'http:': '80' };

/**
 * One pattern: `https://www.example.com/shop`, `sub.example.com/*`, `*.example.com/*`. Without a scheme it holds for both,
 * without a path for all paths. Host and path are compared each by itself, so that no path can pass for a host.
 */
const compilePattern = (pattern: string): ((referer: URL) => boolean) => {
  const protocol = withScheme.exec(pattern)?.[1]?.toLowerCase();
  const rest = pattern.replace(withScheme, '');
  const slash = rest.indexOf('/');
  const isHost = compileWildcard((slash < 0 ? rest : rest.slice(0, slash)).toLowerCase());
  const isPath = slash < 0 ? any : compileWildcard(rest.slice(slash));
  const isAt = ({ host, port, protocol: scheme }: URL): boolean => isHost(host) || (port === '' && isHost(`${host}:${ownPort[scheme]}`));
  return (referer) => (protocol === undefined || referer.protocol === protocol) && isAt(referer) && isPath(referer.pathname + referer.search);
};

/** @returns whether a `Referer` header is one of those that the patterns stand for; none at all is not */
export const compileReferers = (patterns: readonly string[]): ((header: string | undefined) => boolean) => {
  const compiled = patterns.map(compilePattern);
  return (header) => {
    const referer = header === undefined ? null : URL.parse(header);
    if (referer === null || (referer.protocol !== 'https:' && referer.protocol !== 'http:')) return false;
    return compiled.some((permits) => permits(referer));
  };
};
