import { generateKeyPairSync } from 'node:crypto';
import jwt from 'jsonwebtoken';
import type { KeyManager, PublicJwk } from '@quintet/contracts';
import { createTokenVerifier, scopesOf, type TokenClaims } from './verify-token';

const issuer = 'https://localhost:9443/oauth2/token';
const nowMs = 1_700_000_000_000;
const nowSeconds = nowMs / 1000;
const ours = generateKeyPairSync('rsa', { modulusLength: 2048 });
const theirs = generateKeyPairSync('rsa', { modulusLength: 2048 });
const jwk = { ...ours.publicKey.export({ format: 'jwk' }), kid: 'k1', alg: 'RS256' } as PublicJwk;

const keyManager: KeyManager = {
  name: 'Resident Key Manager',
  organization: 'carbon.super',
  type: 'resident',
  enabled: true,
  issuer,
  jwks: { keys: [jwk] },
  consumerKeyClaim: 'azp',
  scopesClaim: 'scope',
  tokenEndpoint: '',
  revokeEndpoint: '',
  authorizeEndpoint: '',
  userInfoEndpoint: '',
};

const nothingRevoked: (claims: TokenClaims) => boolean = () => false;

const verifierWith = ({ keyManagers = [keyManager], revoked = nothingRevoked } = {}) =>
  createTokenVerifier({ keyManagersOf: (iss) => keyManagers.filter((one) => one.issuer === iss), isRevoked: revoked }, ['resident'], () => nowMs);
const verify = verifierWith();

const claims = { iss: issuer, sub: 'ann', azp: 'client', jti: 'j1', scope: 'a b', iat: nowSeconds - 10, exp: nowSeconds + 60 };
const sign = (change: object = {}, { key = ours.privateKey, kid = 'k1', typ = 'at+jwt' } = {}): string =>
  jwt.sign({ ...claims, ...change }, key, { algorithm: 'RS256', header: { alg: 'RS256', kid, typ } });
const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

test('a good token tells its claims and its issuer', () => {
  expect(verify(sign())).toMatchObject({ ok: true, claims: { sub: 'ann', azp: 'client' }, keyManager: { name: 'Resident Key Manager' } });
});

test.each<[string, string, string]>([
  ['an unsigned token', `${part({ alg: 'none', typ: 'JWT' })}.${part(claims)}.`, 'wrong type'],
  [
    'a token signed by HMAC with the public key as its secret',
    jwt.sign(claims, ours.publicKey.export({ type: 'spki', format: 'pem' }).toString(), {
      algorithm: 'HS256',
      header: { alg: 'HS256', kid: 'k1' },
    }),
    'wrong type',
  ],
  ['a token of another kind, such as an ID token for a log-out', sign({}, { typ: 'logout+jwt' }), 'wrong type'],
  ['a token that someone else signed', sign({}, { key: theirs.privateKey }), 'bad signature'],
  ['a token whose key is not known', sign({}, { kid: 'k2' }), 'unknown key'],
  ['a token of another issuer', sign({ iss: 'https://evil.example' }), 'unknown issuer'],
  ['an expired token', sign({ exp: nowSeconds - 60 }), 'expired'],
  ['a token for later', sign({ nbf: nowSeconds + 60 }), 'not yet valid'],
  ['a token without an expiry', jwt.sign({ iss: issuer, sub: 'ann', iat: nowSeconds }, ours.privateKey, { algorithm: 'RS256', keyid: 'k1' }), 'malformed'],
  ['no token at all', 'x', 'malformed'],
  ['an endless token', 'x'.repeat(20_000), 'malformed'],
])('%s is refused', (_what, token, failure) => {
  expect(verify(token)).toEqual({ ok: false, failure });
});

test('claims that were changed after signing are refused', () => {
  const [header, , signature] = sign().split('.');

  expect(verify(`${header}.${part({ ...claims, sub: 'admin' })}.${signature}`)).toEqual({ ok: false, failure: 'bad signature' });
});

test('a revoked token is refused, and only after its signature was found good', () => {
  const withRevocations = verifierWith({ revoked: ({ jti }) => jti === 'j1' });

  expect(withRevocations(sign())).toEqual({ ok: false, failure: 'revoked' });
  expect(withRevocations(sign({ jti: 'j2' }))).toMatchObject({ ok: true });
  expect(withRevocations(sign({}, { key: theirs.privateKey }))).toEqual({ ok: false, failure: 'bad signature' });
});

test('a key manager of another kind does not vouch for access tokens', () => {
  const internal = verifierWith({ keyManagers: [{ ...keyManager, type: 'internal-key' as const }] as KeyManager[] });

  expect(internal(sign())).toEqual({ ok: false, failure: 'unknown issuer' });
});

test('two issuers of one name are told apart by their keys', () => {
  const other = { ...theirs.publicKey.export({ format: 'jwk' }), kid: 'k9', alg: 'RS256' } as PublicJwk;
  const both = verifierWith({ keyManagers: [{ ...keyManager, name: 'other', jwks: { keys: [other] } }, keyManager] });

  expect(both(sign())).toMatchObject({ ok: true, keyManager: { name: 'Resident Key Manager' } });
});

test('scopes are read from text and from lists', () => {
  const base = { iss: issuer, sub: 'ann', iat: 1, exp: 2 };

  expect(scopesOf({ ...base, scope: ' a  b ' })).toEqual(['a', 'b']);
  expect(scopesOf({ ...base, scope: ['a', 'b'] })).toEqual(['a', 'b']);
  expect(scopesOf(base)).toEqual([]);
});
