import { createHash, timingSafeEqual } from 'node:crypto';
import type { Request } from 'express';
import type { Client } from '../clients';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
const same = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b));

/** RFC 6749 section 2.3.1: both parts are form-encoded before they are joined. */
const decode = (part: string): string | undefined => {
  try {
    return decodeURIComponent(part.replaceAll('+', '%20'));
  } catch {
    return undefined;
  }
};

const fromHeader = (header: string): { id: string | undefined; secret: string | undefined } | undefined => {
  const [, encoded] = /^basic ([A-Za-z0-9+/=]+)$/i.exec(header) ?? [];
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return colon < 0 ? undefined : { id: decode(text.slice(0, colon)), secret: decode(text.slice(colon + 1)) };
};

export type AuthenticateClient = (req: Request, form: URLSearchParams) => Promise<Client | undefined>;

/** For the endpoints that answer in front of oidc-provider: the client by Basic or by its parameters; a public one by its id alone. */
export const createAuthenticateClient =
  (findClient: (clientId: string) => Promise<Client | undefined>): AuthenticateClient =>
  async (req, form) => {
    const header = req.headers.authorization;
    const { id, secret } = (header === undefined ? { id: form.get('client_id') ?? undefined, secret: form.get('client_secret') ?? undefined } : fromHeader(header)) ?? {};
    if (!id) return undefined;
    const client = await findClient(id);
    if (!client) return undefined;
    if (client.isPublic) return secret === undefined ? client : undefined;
    return secret !== undefined && same(secret, client.clientSecret) ? client : undefined;
  };
