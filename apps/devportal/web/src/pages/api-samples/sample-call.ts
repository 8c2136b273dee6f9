import { exampleOf, resolve } from './example-value';

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A call as a program makes it. */
export interface SampleCall {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Undefined: none is sent. */
  readonly body: string | undefined;
}

export interface SampleRequest {
  readonly definition: Json;
  readonly method: string;
  /** Of the operation, such as `/orders/{orderId}`. */
  readonly path: string;
  /** The API's address, without a slash at its end. */
  readonly baseUrl: string;
  readonly credential: { readonly header: string; readonly value: string } | undefined;
}

const bodyless = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE']);

const parametersOf = (definition: Json, item: Json, operation: Json): Json[] =>
  [item['parameters'], operation['parameters']]
    .flatMap((list) => (Array.isArray(list) ? list : []))
    .map((one) => resolve(definition, one))
    .filter(isObject);

const valueOf = (definition: Json, parameter: Json): string => {
  const content = isObject(parameter['content']) ? Object.values(parameter['content']).find(isObject) : undefined;
  const value = parameter['example'] ?? exampleOf(definition, parameter['schema'] ?? content?.['schema'] ?? { ...parameter, in: undefined });
  return isObject(value) || Array.isArray(value) ? JSON.stringify(value) : String(value ?? '1');
};

interface Payload {
  readonly mediaType: string;
  readonly value: unknown;
}

/** OpenAPI 3 has request bodies by media type, Swagger 2 a parameter in `body`. */
const payloadOf = (definition: Json, operation: Json, parameters: readonly Json[]): Payload | undefined => {
  const body = resolve(definition, operation['requestBody']);
  if (isObject(body) && isObject(body['content'])) {
    const types = Object.entries(body['content']);
    const [mediaType, media] = types.find(([name]) => /[/+]json\b/.test(name)) ?? types[0] ?? [];
    if (mediaType === undefined || !isObject(media)) return undefined;
    const named = isObject(media['examples']) ? Object.values(media['examples']).map((one) => resolve(definition, one)).find(isObject)?.['value'] : undefined;
    return { mediaType, value: media['example'] ?? named ?? exampleOf(definition, media['schema']) };
  }
  const old = parameters.find(({ in: place }) => place === 'body');
  return old ? { mediaType: 'application/json', value: exampleOf(definition, old['schema']) } : undefined;
};

/** One operation of an API, with examples where the definition wants values. */
export const sampleCall = ({ definition, method, path, baseUrl, credential }: SampleRequest): SampleCall => {
  const paths = isObject(definition['paths']) ? definition['paths'] : {};
  const item = resolve(definition, paths[path]);
  const found = isObject(item) ? item[method.toLowerCase()] : undefined;
  const operation = isObject(found) ? found : {};
  const parameters = parametersOf(definition, isObject(item) ? item : {}, operation);
  const inPlace = (place: string) => parameters.filter((one) => one['in'] === place);
  const inPath = new Map(inPlace('path').map((one) => [String(one['name']), one]));
  const filled = path.replace(/\{([^}]+)\}/g, (_, name: string) => {
    const parameter = inPath.get(name);
    return encodeURIComponent(parameter ? valueOf(definition, parameter) : '1');
  });
  const query = inPlace('query').filter((one) => one['required'] === true).map((one) => `${encodeURIComponent(String(one['name']))}=${encodeURIComponent(valueOf(definition, one))}`);
  const payload = bodyless.has(method) ? undefined : payloadOf(definition, operation, parameters);
  const isJson = payload === undefined || /[/+]json\b/.test(payload.mediaType);
  return {
    method,
    url: `${baseUrl}${filled.replace(/\*$/, '')}${query.length > 0 ? `?${query.join('&')}` : ''}`,
    headers: [
      ...(credential ? [[credential.header, credential.value] as const] : []),
      ...inPlace('header').filter((one) => one['required'] === true).map((one) => [String(one['name']), valueOf(definition, one)] as const),
      ...(payload ? [['Content-Type', payload.mediaType] as const] : []),
    ],
    body: payload === undefined ? undefined : isJson ? JSON.stringify(payload.value ?? {}, null, 2) : String(isObject(payload.value) ? '' : (payload.value ?? '')),
  };
};
