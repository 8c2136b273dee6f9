import { createHash, generateKeyPairSync, randomUUID, type KeyObject } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, SignJWT } from 'jose';

/** A key manager of a test's own: it logs anybody in without asking, and does what it is told to do wrong. */
export interface OpenIdDouble {
  readonly url: string;
  /** Seconds that its access tokens last. */
  accessSeconds: number;
  /** Claims that stand in ID tokens instead of the right ones. */
  wrong: Record<string, unknown>;
  /** Signs with a key that it has not published. */
  forged: boolean;
  /** Does not answer at all. */
  away: boolean;
  /** Refuses refresh tokens. */
  refusing: boolean;
  /** How long a renewal takes. */
  delayMs: number;
  readonly refreshes: number;
  readonly revoked: readonly string[];
  /** What a browser is sent back with, once it has been sent there. */
  authorize(address: string): string;
  stop(): Promise<void>;
}

const kid = 'one';

export const startOpenIdDouble = async (publicUrl: string, clientId: string, clientSecret: string): Promise<OpenIdDouble> => {
  const [own, other] = [generateKeyPairSync('rsa', { modulusLength: 2048 }), generateKeyPairSync('rsa', { modulusLength: 2048 })];
  const codes = new Map<string, { challenge: string; nonce: string; redirectUri: string }>();
  const refreshTokens = new Set<string>();
  const revoked: string[] = [];
  const state = { accessSeconds: 3600, wrong: {} as Record<string, unknown>, forged: false, away: false, refusing: false, delayMs: 0, refreshes: 0 };
  const issuer = `${publicUrl}/oauth2/token`;
  const sign = (claims: Record<string, unknown>, key: KeyObject) => new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid }).sign(key);

  const tokens = async (nonce?: string) => {
    const now = Math.floor(Date.now() / 1000);
    const refreshToken = randomUUID();
    refreshTokens.add(refreshToken);
    const claims = { iss: issuer, sub: 'ann', aud: clientId, iat: now, exp: now + 600, ...(nonce === undefined ? {} : { nonce }), ...state.wrong };
    return {
      access_token: `access ${now + state.accessSeconds} ${randomUUID()}`.replaceAll(' ', '.'),
      token_type: 'Bearer',
      expires_in: state.accessSeconds,
      refresh_token: refreshToken,
      id_token: await sign(claims, state.forged ? other.privateKey : own.privateKey),
    };
  };
  const refused = { error: 'invalid_grant' };
  const answers: Record<string, (form: URLSearchParams) => Promise<[number, unknown]>> = {
    authorization_code: async (form) => {
      const code = codes.get(form.get('code') ?? '');
      codes.delete(form.get('code') ?? '');
      const isRight = code && code.redirectUri === form.get('redirect_uri') && code.challenge === createHash('sha256').update(form.get('code_verifier') ?? '').digest('base64url');
      return isRight ? [200, await tokens(code.nonce)] : [400, refused];
    },
    refresh_token: async (form) => {
      state.refreshes += 1;
      await new Promise((resolve) => setTimeout(resolve, state.delayMs));
      return !state.refusing && refreshTokens.delete(form.get('refresh_token') ?? '') ? [200, await tokens()] : [400, refused];
    },
  };

  const server = createServer((req, res) => {
    if (state.away) return void req.socket.destroy();
    let text = '';
    req.on('data', (chunk: Buffer) => (text += chunk.toString()));
    req.on('end', () => {
      const form = new URLSearchParams(text);
      const send = ([status, body]: [number, unknown]) => res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      if (req.url === '/oauth2/jwks') return void exportJWK(own.publicKey).then((jwk) => send([200, { keys: [{ ...jwk, kid, alg: 'RS256' }] }]));
      const given = Buffer.from((req.headers.authorization ?? '').slice('Basic '.length), 'base64').toString();
      if (given.split(':').map(decodeURIComponent).join(' ') !== `${clientId} ${clientSecret}`) return void send([401, { error: 'invalid_client' }]);
      if (req.url === '/oauth2/revoke') {
        revoked.push(form.get('token') ?? '');
        return void res.end();
      }
      void answers[form.get('grant_type') ?? '']?.(form).then(send);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return Object.defineProperties(state as unknown as OpenIdDouble, {
    url: { value: `http://127.0.0.1:${(server.address() as AddressInfo).port}` },
    revoked: { value: revoked },
    authorize: {
      value: (address: string): string => {
        const asked = new URL(address).searchParams;
        const code = randomUUID();
        codes.set(code, { challenge: asked.get('code_challenge') ?? '', nonce: asked.get('nonce') ?? '', redirectUri: asked.get('redirect_uri') ?? '' });
        return `${asked.get('redirect_uri')}?${new URLSearchParams({ code, state: asked.get('state') ?? '', iss: issuer })}`;
      },
    },
    stop: {
      value: async () => {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      },
    },
  });
};
