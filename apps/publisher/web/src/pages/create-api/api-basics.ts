import { z } from 'zod';
import type { createApi } from '../../strings/en/create-api';

/** The few things that an API begins with. */
export interface ApiBasics {
  readonly name: string;
  readonly version: string;
  readonly context: string;
  /** Empty: none yet. */
  readonly endpoint: string;
}

const illegal = '~!@#;:%^*()+={}|\\<>"\',&$[]/';
const maxName = 60;
const maxVersion = 30;
const maxContext = 232;
const segment = /^(?:[A-Za-z0-9_.~-]+|\{version\})$/;

const isContext = (text: string): boolean => {
  const path = text.replace(/^\//, '').replace(/\/+$/, '');
  return path !== '' && path.length < maxContext && path.split('/').every((part) => segment.test(part) && !/^\.+$/.test(part));
};

/** What the publisher would refuse, said before anything is sent. */
export const basicsSchema = (words: typeof createApi) =>
  z.object({
    name: z
      .string()
      .min(1, words.nameRule(illegal))
      .max(maxName, words.nameRule(illegal))
      .refine((text) => ![...illegal].some((sign) => text.includes(sign)), words.nameRule(illegal))
      .refine((text) => text.trim() === text, words.nameSpaces),
    version: z
      .string()
      .max(maxVersion, words.versionRule)
      .regex(/^[A-Za-z0-9_.-]*[A-Za-z0-9_-][A-Za-z0-9_.-]*$/, words.versionRule),
    context: z.string().refine(isContext, words.contextRule),
    endpoint: z
      .string()
      .max(2_000, words.endpointRule)
      .refine((text) => text.trim() === '' || (/^https?:\/\//i.test(text.trim()) && URL.canParse(text.trim())), words.endpointRule),
  });

/** A name that may be, out of a title that may not. */
export const nameFrom = (title: string): string =>
  [...title]
    .map((sign) => (illegal.includes(sign) ? ' ' : sign))
    .join('')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, maxName)
    .trim();

export const versionFrom = (given: string): string => given.replaceAll(/[^A-Za-z0-9_.-]+/g, '-').slice(0, maxVersion) || '1.0.0';

/** "Pizza shop" -> "/pizza-shop". */
export const contextFrom = (name: string): string => {
  const path = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9._~-]+/g, '-')
    .replaceAll(/^[-.]+|[-.]+$/g, '');
  return path === '' ? '' : `/${path}`;
};

/** Where callers will find it, below the address of a gateway. */
export const addressOf = ({ context, version }: Pick<ApiBasics, 'context' | 'version'>): string => {
  const path = `/${context.replace(/^\//, '').replace(/\/+$/, '')}`;
  if (path === '/') return '';
  return path.includes('{version}') ? path.replaceAll('{version}', version) : `${path}/${version}`;
};

/** The API object that the publisher makes an API of. */
export const apiObjectOf = ({ name, version, context, endpoint }: ApiBasics, plan: string | undefined) => ({
  name,
  version,
  context,
  ...(plan === undefined ? {} : { policies: [plan] }),
  ...(endpoint.trim() === '' ? {} : { endpointConfig: { endpoint_type: 'http' as const, production_endpoints: { url: endpoint.trim() }, sandbox_endpoints: { url: endpoint.trim() } } }),
});

/** Field of the form for what the publisher names. */
export const basicsField = (field: string): string => (field.startsWith('endpointConfig') ? 'endpoint' : field);
