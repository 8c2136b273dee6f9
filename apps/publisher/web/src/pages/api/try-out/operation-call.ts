/** A call of an operation as it was put together on the page. */
export interface OperationCall {
  readonly verb: string;
  /** URI template of the operation: `/menu/{id}`. */
  readonly target: string;
  /** Values of the template's variables, by name. */
  readonly path: Readonly<Record<string, string>>;
  /** What follows the address behind `?`: one `name=value` a line, or already joined. */
  readonly query: readonly (readonly [name: string, value: string])[];
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

/** Names of the variables of a URI template, each once; `*` where anything may follow. */
export const variablesOf = (target: string): readonly string[] => {
  const named = [...target.matchAll(/\{([^{}]+)\}/g)].map(([, name]) => name!);
  return [...new Set(target.endsWith('/*') ? [...named, '*'] : named)];
};

/** The path of a call: values are encoded, but what stands for `*` may have slashes of its own. */
export const pathOfCall = ({ target, path }: Pick<OperationCall, 'target' | 'path'>): string =>
  target
    .replaceAll(/\{([^{}]+)\}/g, (_all, name: string) => encodeURIComponent(path[name] ?? ''))
    .replace(/\/\*$/, () => {
      const rest = (path['*'] ?? '').replace(/^\/+/, '');
      return rest === '' ? '/' : `/${rest.split('/').map(encodeURIComponent).join('/')}`;
    });

export const queryOfCall = (query: OperationCall['query']): string => {
  const search = new URLSearchParams(query.filter(([name]) => name.trim() !== '').map(([name, value]) => [name.trim(), value]));
  return search.size === 0 ? '' : `?${search}`;
};

/** Context and version as a caller writes them, before the operation's own path. */
export const contextPathOf = (context: string, version: string): string => (context.includes('{version}') ? context.replaceAll('{version}', version) : `${context}/${version}`);

export const verbsWithBody: readonly string[] = ['POST', 'PUT', 'PATCH', 'DELETE'];

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** The same call for a terminal. Each argument is quoted for a POSIX shell. */
export const curlOf = (call: OperationCall, address: string, key: { readonly header: string; readonly value: string }): string => {
  const headers = [[key.header, key.value] as const, ...call.headers.filter(([name]) => name.trim() !== '')];
  const lines = [
    `curl -X ${call.verb} ${quoted(address)}`,
    ...headers.map(([name, value]) => `-H ${quoted(`${name.trim()}: ${value}`)}`),
    ...(call.body !== '' && verbsWithBody.includes(call.verb) ? [`--data-raw ${quoted(call.body)}`] : []),
  ];
  return lines.join(' \\\n  ');
};
