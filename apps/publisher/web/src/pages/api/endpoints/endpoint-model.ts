export type Strategy = 'http' | 'load_balance' | 'failover';
export type KeyType = 'production' | 'sandbox';
export const keyTypes: readonly KeyType[] = ['production', 'sandbox'];

/** An endpoint as it is kept, with whatever else other clients put there. */
export interface KeptEndpoint {
  readonly url: string;
  readonly config?: { readonly actionDuration?: string | number | null | undefined; readonly [name: string]: unknown } | null | undefined;
  readonly [name: string]: unknown;
}

export interface KeptConfig {
  readonly endpoint_type: Strategy;
  readonly production_endpoints?: KeptEndpoint | readonly KeptEndpoint[] | null | undefined;
  readonly sandbox_endpoints?: KeptEndpoint | readonly KeptEndpoint[] | null | undefined;
  readonly production_failovers?: readonly KeptEndpoint[] | null | undefined;
  readonly sandbox_failovers?: readonly KeptEndpoint[] | null | undefined;
  readonly [name: string]: unknown;
}

/** One line of the form. */
export interface EndpointLine {
  /** For React; no part of what is kept. */
  readonly key: string;
  readonly url: string;
  /** Longest wait for an answer; empty: the gateway's own. */
  readonly timeoutSeconds: number | '';
  readonly kept?: KeptEndpoint;
}

export interface EndpointForm {
  readonly strategy: Strategy;
  readonly production: readonly EndpointLine[];
  readonly sandbox: readonly EndpointLine[];
}

let made = 0;
export const newLine = (url = ''): EndpointLine => {
  made += 1;
  return { key: `new-${made}`, url, timeoutSeconds: '' };
};

const keptLine = (kept: KeptEndpoint, at: number): EndpointLine => {
  const timeoutMs = Number(kept.config?.actionDuration ?? 0);
  return { key: `kept-${at}`, url: kept.url, timeoutSeconds: timeoutMs > 0 ? timeoutMs / 1_000 : '', kept };
};

const listOf = (given: KeptConfig['production_endpoints']): readonly KeptEndpoint[] => (given === null || given === undefined ? [] : Array.isArray(given) ? (given as readonly KeptEndpoint[]) : [given as KeptEndpoint]);

const linesOf = (config: KeptConfig | null | undefined, keyType: KeyType): readonly EndpointLine[] => {
  if (!config) return [];
  const main = listOf(config[`${keyType}_endpoints`]);
  const all = config.endpoint_type === 'failover' ? [...main.slice(0, 1), ...(config[`${keyType}_failovers`] ?? [])] : config.endpoint_type === 'http' ? main.slice(0, 1) : main;
  return all.map(keptLine);
};

export const formOf = (config: KeptConfig | null | undefined): EndpointForm => ({ strategy: config?.endpoint_type ?? 'http', production: linesOf(config, 'production'), sandbox: linesOf(config, 'sandbox') });

const without = (object: Readonly<Record<string, unknown>> | null | undefined, name: string): Record<string, unknown> => Object.fromEntries(Object.entries(object ?? {}).filter(([one]) => one !== name));

const keptOf = ({ url, timeoutSeconds, kept }: EndpointLine): KeptEndpoint => {
  const config = { ...without(kept?.config, 'actionDuration'), ...(timeoutSeconds !== '' && { actionDuration: String(Math.round(timeoutSeconds * 1_000)) }) };
  return { ...without(kept, 'config'), url: url.trim(), ...(Object.keys(config).length > 0 && { config }) };
};

const written = (lines: readonly EndpointLine[]): readonly EndpointLine[] => lines.filter(({ url }) => url.trim() !== '');

/** What is kept of a form; null when it names no endpoint. Lines that are empty, or more than the strategy calls, are left out. */
export const configOf = ({ strategy, ...form }: EndpointForm, before: KeptConfig | null | undefined): KeptConfig | null => {
  if (keyTypes.every((keyType) => written(form[keyType]).length === 0)) return null;
  const parts = keyTypes.map((keyType) => {
    const all = written(form[keyType]).map(keptOf);
    const main = strategy === 'load_balance' ? all : all.slice(0, 1);
    return {
      [`${keyType}_endpoints`]: main.length === 0 ? null : strategy === 'load_balance' ? main : main[0],
      [`${keyType}_failovers`]: strategy === 'failover' ? all.slice(1) : [],
    };
  });
  return Object.assign({ ...before, endpoint_type: strategy }, ...parts) as KeptConfig;
};

/** Names the field of the form in a fault of the server: `production.0.url` of `endpointConfig.production_endpoints.0.url`. */
export const fieldOf = (serverField: string, { strategy }: EndpointForm): string => {
  const match = /^endpointConfig\.(production|sandbox)_(endpoints|failovers)(?:\.(\d+))?(?:\.(url|config).*)?$/.exec(serverField);
  if (!match) return serverField;
  const [, keyType, list, index] = match;
  const line = Number(index ?? 0) + (list === 'failovers' && strategy === 'failover' ? 1 : 0);
  return `${keyType}.${line}.${match[4] === 'config' ? 'timeoutSeconds' : 'url'}`;
};
