import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { CORE_SCHEMA, load } from 'js-yaml';
import type { Operation } from './routes-of';

/** A request and its answer, as far as a document says something of them. */
export interface Exchange {
  readonly method: string;
  /** With or without its query. */
  readonly path: string;
  readonly status: number;
  readonly contentType: string | null;
  /** Parsed where it is JSON; empty text for none. */
  readonly body: unknown;
}

/** What the OpenAPI documents say of one service. */
export interface ApiContract {
  /** Every operation that the service answers. */
  readonly operations: readonly Operation[];
  /** Compares an answer with what is written of it, and remembers it. What no operation is for is not judged. @throws when it is otherwise */
  check(exchange: Exchange): void;
  /** As the global one, and checks the answer. */
  readonly fetch: typeof fetch;
  /** Operations of which no answer in the 200s or 300s was checked yet. */
  unseen(): readonly Operation[];
}

interface Answer {
  readonly $ref?: string;
  readonly content?: Readonly<Record<string, unknown>>;
}
interface DocumentedOperation {
  readonly 'x-answered-by'?: string;
  readonly responses: Readonly<Record<string, Answer>>;
}
interface Document {
  readonly servers: readonly [{ readonly url: string }];
  readonly paths: Readonly<Record<string, Readonly<Record<string, DocumentedOperation>>>>;
  readonly components: { readonly responses: Readonly<Record<string, Answer>> };
}
interface Known extends Operation {
  readonly document: string;
  readonly responses: Readonly<Record<string, { readonly content: Readonly<Record<string, unknown>>; readonly pointer: string }>>;
  readonly pattern: RegExp;
  readonly parameters: number;
}

const folder = join(__dirname, '../../../../docs/reference/openapi');
const escape = (part: string): string => part.replaceAll('~', '~0').replaceAll('/', '~1');
const quoted = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const patternOf = (path: string): RegExp => new RegExp(`^${path.split(/\{\w+\}/).map(quoted).join('[^/]+')}$`);

const isJson = (contentType: string | null): boolean => /^application\/([\w.-]+\+)?json/.test(contentType ?? '');

/** What is not described must not be answered: objects with named members are closed, unless they say otherwise. */
const closed = (part: unknown): unknown => {
  if (Array.isArray(part)) return part.map(closed);
  if (typeof part !== 'object' || part === null) return part;
  const object = Object.fromEntries(Object.entries(part).map(([name, value]) => [name, closed(value)]));
  const isOpen = !('properties' in object) || 'additionalProperties' in object || typeof object['type'] !== 'string';
  return isOpen ? object : { ...object, additionalProperties: false };
};

const knownOf = (name: string, { servers, paths, components }: Document, service: string): Known[] => {
  const base = servers[0].url === '/' ? '' : servers[0].url;
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([, operation]) => operation['x-answered-by'] === service)
      .map(([method, { responses }]): Known => {
        const described = Object.entries(responses).map(([status, { $ref, content = {} }]) => {
          if ($ref === undefined) return [status, { content, pointer: `/paths/${escape(path)}/${method}/responses/${status}` }] as const;
          const named = $ref.split('/').at(-1) as string;
          return [status, { content: components.responses[named]?.content ?? {}, pointer: `/components/responses/${named}` }] as const;
        });
        return { method: method.toUpperCase(), path: base + path, document: name, responses: Object.fromEntries(described), pattern: patternOf(base + path), parameters: path.split('{').length - 1 };
      }),
  );
};

/** Reads what `npm run docs` wrote of a service: `publisher`, `devportal`, `traffic-manager` or `key-manager`. */
export const readApiContract = (service: string): ApiContract => {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: true });
  addFormats(ajv);
  ajv.addFormat('binary', true);
  if (!existsSync(folder)) throw new Error(`${folder} is missing: run \`npm run docs\``);
  const known = readdirSync(folder).flatMap((file) => {
    const document = load(readFileSync(join(folder, file), 'utf8'), { schema: CORE_SCHEMA }) as Document;
    ajv.addSchema(closed(document) as object, file);
    return knownOf(file, document, service);
  });
  const seen = new Set<string>();

  const find = (method: string, path: string): Known | undefined =>
    known.filter((one) => one.method === method && one.pattern.test(path)).sort((a, b) => a.parameters - b.parameters)[0];

  const schemaFault = ({ document }: Known, pointer: string, media: string, body: unknown): string | undefined => {
    const validate = ajv.getSchema(`${document}#${pointer}/content/${encodeURIComponent(escape(media))}/schema`) as ValidateFunction | undefined;
    if (!validate) return undefined; // of any content
    return validate(body) ? undefined : ajv.errorsText(validate.errors, { dataVar: 'answer', separator: '\n  ' }) + `\n  ${JSON.stringify(validate.errors?.map(({ params }) => params))}`;
  };

  const faultOf = (operation: Known, { status, contentType, body }: Exchange): string | undefined => {
    const response = operation.responses[String(status)];
    if (!response) return `the status ${status} is not described`;
    if (operation.method === 'HEAD') return undefined;
    const described = Object.keys(response.content);
    const isEmpty = body === '' || body === undefined;
    if (described.length === 0) return isEmpty ? undefined : `an answer without a body is described, and has one: ${JSON.stringify(body).slice(0, 300)}`;
    const media = contentType?.split(';')[0]?.trim() ?? '';
    const name = described.find((one) => one === media) ?? described.find((one) => one === '*/*');
    if (name === undefined) return `${media || 'no content'} is answered, and ${described.join(', ')} described`;
    return schemaFault(operation, response.pointer, name, body);
  };

  const check = (exchange: Exchange): void => {
    const operation = find(exchange.method, exchange.path.split('?')[0] as string);
    if (!operation) return;
    const fault = faultOf(operation, exchange);
    if (fault !== undefined) throw new Error(`${exchange.method} ${exchange.path} answered ${exchange.status}, otherwise than ${operation.document} says of ${operation.path}:\n  ${fault}`);
    if (exchange.status < 400) seen.add(`${operation.method} ${operation.path}`);
  };

  return {
    operations: known.map(({ method, path }) => ({ method, path })),
    check,
    fetch: async (input, init) => {
      const response = await fetch(input, init);
      const method = (init?.method ?? 'GET').toUpperCase();
      const contentType = response.headers.get('content-type');
      const text = await response.clone().text();
      const body: unknown = isJson(contentType) && text !== '' ? JSON.parse(text) : text;
      check({ method, path: new URL(response.url).pathname, status: response.status, contentType, body });
      return response;
    },
    unseen: () => known.filter(({ method, path }) => !seen.has(`${method} ${path}`)).map(({ method, path }) => ({ method, path })),
  };
};
