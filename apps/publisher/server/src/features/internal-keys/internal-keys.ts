import { createPrivateKey, generateKeyPair, randomUUID, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import jwt from 'jsonwebtoken';
import { DEFAULT_ORGANIZATION, keyManagerChanged, type KeyManager } from '@quintet/contracts';
import { createSecretBox, type Database, type Db } from '@quintet/persistence';
import type { Component } from '@quintet/service-kit';
import type { PublisherParts } from '../../feature';
import type { StoredApi } from '../apis';
import { addKeyPair, changeIssuer, findKeyPair, type StoredKeyPair } from './key-pair-store';

const name = 'Publisher Internal Keys';
const purpose = 'internal key pair'; // bound into the sealed key
const algorithm = 'RS256';
const keyBits = 2048;
const validForSeconds = 3_600;

/** What gateways are told, so that they can verify the keys by themselves. */
const recordOf = ({ issuer, publicJwk }: StoredKeyPair): KeyManager => ({
  name,
  organization: DEFAULT_ORGANIZATION,
  type: 'internal-key',
  enabled: true,
  issuer,
  jwks: { keys: [publicJwk] },
  consumerKeyClaim: 'azp',
  scopesClaim: 'scope',
  // Nobody asks it for tokens: the publisher makes them for whoever may try an API out.
  tokenEndpoint: '',
  revokeEndpoint: '',
  authorizeEndpoint: '',
  userInfoEndpoint: '',
});

export interface InternalKey {
  readonly apikey: string;
  readonly validitySeconds: number;
}

export interface InternalKeys extends Component {
  /** A key for trying one API out, also before it is published: for that API alone, and for an hour. */
  issue(api: StoredApi, username: string): InternalKey;
  republish(database: Database): Promise<void>;
}

/** The publisher's own signing key. It is made at the first start and kept sealed; all replicas on one database share it. */
export const createInternalKeys = ({ config, database, outbox, clock }: Pick<PublisherParts, 'config' | 'database' | 'outbox' | 'clock'>): InternalKeys => {
  const box = createSecretBox(config.encryptionKey);
  const issuer = `${config.publicUrl}/publisher/internal-keys`;
  let signing: { key: KeyObject; kid: string } | undefined;

  const announce = (db: Db, pair: StoredKeyPair): Promise<void> => outbox.put(db, keyManagerChanged, recordOf(pair));

  const generate = async (): Promise<StoredKeyPair> => {
    const { privateKey, publicKey } = await promisify(generateKeyPair)('rsa', { modulusLength: keyBits });
    const kid = randomUUID();
    return {
      organization: DEFAULT_ORGANIZATION,
      kid,
      issuer,
      publicJwk: { ...publicKey.export({ format: 'jwk' }), kty: 'RSA', kid, alg: algorithm },
      sealedPrivateKey: box.seal(privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), purpose),
    };
  };

  /** The pair of all replicas: two that start at once each make one, and the first to insert it wins. */
  const ensure = async (): Promise<StoredKeyPair> => {
    const made = (await findKeyPair(database, DEFAULT_ORGANIZATION)) ? undefined : await generate();
    return database.inTransaction(async (db) => {
      if (made && (await addKeyPair(db, made, new Date(clock.now())))) {
        await announce(db, made);
        return made;
      }
      const found = await findKeyPair(db, DEFAULT_ORGANIZATION, { lock: true });
      if (!found) throw new Error('the internal key pair was removed while the publisher started');
      if (found.issuer === issuer) return found;
      const moved = { ...found, issuer };
      await changeIssuer(db, DEFAULT_ORGANIZATION, issuer);
      await announce(db, moved);
      return moved;
    });
  };

  return {
    name: 'internal keys',
    start: async () => {
      const { sealedPrivateKey, kid } = await ensure();
      let pem: string;
      try {
        pem = box.open(sealedPrivateKey, purpose);
      } catch (cause) {
        throw new Error('the internal key pair cannot be opened: is PUBLISHER_ENCRYPTION_KEY the one that it was sealed with?', { cause });
      }
      signing = { key: createPrivateKey(pem), kid };
    },
    stop: async () => {
      signing = undefined;
    },
    issue: (api, username) => {
      if (!signing) throw new Error('internal keys are issued only while the publisher runs');
      const iat = Math.floor(clock.now() / 1000);
      const claims = { iss: issuer, sub: username, aud: api.id, org: api.organization, api_id: api.id, context: api.context, keytype: 'PRODUCTION', token_type: 'InternalKey', jti: randomUUID(), iat, exp: iat + validForSeconds };
      return { apikey: jwt.sign(claims, signing.key, { algorithm, header: { alg: algorithm, typ: 'JWT', kid: signing.kid } }), validitySeconds: validForSeconds };
    },
    republish: (from) =>
      from.inTransaction(async (db) => {
        const found = await findKeyPair(db, DEFAULT_ORGANIZATION);
        if (found) await announce(db, found);
      }),
  };
};
