import { generateKeyPair, randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { DEFAULT_ORGANIZATION, type PublicJwk } from '@quintet/contracts';
import { sql, type Db, type SecretBox } from '@quintet/persistence';
import type { KeyTimes } from './plan-rotation';

/** RS256. NIST SP 800-57 holds 2048 bits good to 2030; keys are replaced long before. A longer one triples the time of a signature. */
const modulusBits = 2048;
const generate = promisify(generateKeyPair);

export interface SigningKey extends KeyTimes {
  readonly publicJwk: PublicJwk;
  /** With all private members: never leaves the process. */
  readonly privateJwk: Readonly<Record<string, unknown>>;
}

interface Row {
  readonly kid: string;
  readonly sealed_jwk: string;
  readonly public_jwk: PublicJwk;
  readonly created_ms: string;
  readonly signs_from_ms: string;
}

const organization = DEFAULT_ORGANIZATION; // one key manager of the system, for all tenants
const purposeOf = (kid: string): string => `signing key ${kid}`;

export const makeSigningKey = async (nowMs: number, signsFromMs: number): Promise<SigningKey> => {
  const { privateKey, publicKey } = await generate('rsa', { modulusLength: modulusBits });
  const kid = randomUUID();
  const both = { kid, alg: 'RS256', use: 'sig' };
  return {
    kid,
    createdMs: nowMs,
    signsFromMs,
    publicJwk: { kty: 'RSA', ...publicKey.export({ format: 'jwk' }), ...both } as PublicJwk,
    privateJwk: { ...privateKey.export({ format: 'jwk' }), ...both },
  };
};

/** Private keys are sealed at rest. */
export const createPgSigningKeys = (db: Db, secrets: SecretBox) => ({
  /** Whoever asks second waits until the first has committed: two replicas never both make a key. Until the transaction ends. */
  lock: async (): Promise<void> => {
    const lockNumber = 5_115_340;
    await db.rows(sql`select pg_advisory_xact_lock(${lockNumber})`);
  },
  all: async (): Promise<SigningKey[]> => {
    const rows = await db.rows<Row>(sql`
      select signing_key.kid, signing_key.sealed_jwk, signing_key.public_jwk, signing_key.created_ms, signing_key.signs_from_ms
        from signing_key
       where signing_key.organization = ${organization}
       order by signing_key.signs_from_ms desc`);
    return rows.map(({ kid, sealed_jwk, public_jwk, created_ms, signs_from_ms }) => ({
      kid,
      publicJwk: public_jwk,
      privateJwk: JSON.parse(secrets.open(sealed_jwk, purposeOf(kid))) as Record<string, unknown>,
      createdMs: Number(created_ms),
      signsFromMs: Number(signs_from_ms),
    }));
  },
  add: async (key: SigningKey): Promise<void> => {
    await db.rows(sql`
      insert into signing_key (organization, kid, sealed_jwk, public_jwk, created_ms, signs_from_ms)
      values (${organization}, ${key.kid}, ${secrets.seal(JSON.stringify(key.privateJwk), purposeOf(key.kid))},
             ${JSON.stringify(key.publicJwk)}, ${key.createdMs}, ${key.signsFromMs})`);
  },
  remove: async (kids: readonly string[]): Promise<void> => {
    await db.rows(sql`
      delete from signing_key
       where signing_key.organization = ${organization} and signing_key.kid = any(${[...kids]})`);
  },
});
