import type { PublicJwk } from '@quintet/contracts';
import { sql, type Db } from '@quintet/persistence';

export interface StoredKeyPair {
  readonly organization: string;
  readonly kid: string;
  readonly issuer: string;
  readonly publicJwk: PublicJwk;
  readonly sealedPrivateKey: string;
}

/** @param lock holds the row until the transaction ends */
export const findKeyPair = async (db: Db, organization: string, { lock = false } = {}): Promise<StoredKeyPair | undefined> => {
  const [row] = await db.rows<StoredKeyPair>(sql`
    select internal_key_pair.organization, internal_key_pair.kid, internal_key_pair.issuer, internal_key_pair.public_jwk as "publicJwk",
           internal_key_pair.sealed_private_key as "sealedPrivateKey"
      from internal_key_pair
     where internal_key_pair.organization = ${organization} ${lock ? sql`for update` : sql``}`);
  return row;
};

/** @returns false when there is one already: another replica was first */
export const addKeyPair = async (db: Db, pair: StoredKeyPair, at: Date): Promise<boolean> => {
  const added = await db.rows(sql`
    insert into internal_key_pair (organization, kid, issuer, public_jwk, sealed_private_key, created_at)
    values (${pair.organization}, ${pair.kid}, ${pair.issuer}, ${JSON.stringify(pair.publicJwk)}, ${pair.sealedPrivateKey}, ${at})
    on conflict (organization) do nothing
    returning internal_key_pair.kid`);
  return added.length > 0;
};

export const changeIssuer = async (db: Db, organization: string, issuer: string): Promise<void> => {
  await db.rows(sql`
    update internal_key_pair
       set issuer = ${issuer}
     where internal_key_pair.organization = ${organization}`);
};
