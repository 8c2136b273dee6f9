import { createHash } from 'node:crypto';
import { errors, type Adapter, type AdapterFactory, type AdapterPayload } from 'oidc-provider';
import { sql, type Database, type SecretBox } from '@quintet/persistence';
import { clientMetadata } from './client-metadata';
import type { Client } from '../clients';

interface Row {
  readonly payload: string;
  readonly consumed_at: Date | null;
}

export interface OidcStoreParts {
  readonly database: Database;
  readonly secrets: SecretBox;
  readonly findClient: (clientId: string) => Promise<Client | undefined>;
  readonly organizationOf: (accountId: string | undefined) => string;
  /** Ends a grant with its tokens, and tells it. */
  readonly revokeGrant: (grantId: string) => Promise<void>;
}

/** The key of a record is a bearer secret (a refresh token, a code, a session cookie): only its hash is kept. */
export const recordId = (kind: string, id: string): string => createHash('sha256').update(`${kind}\n${id}`).digest('base64url');

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
/** Found again by their `uid`, so they must carry their own id; it is sealed with the rest. */
const keepsItsId = new Set(['Session', 'Interaction']);

/** Where oidc-provider keeps what it must remember between requests. Records are found by secrets that name no organization. */
export const createOidcStore = ({ database, secrets, findClient, organizationOf, revokeGrant }: OidcStoreParts): AdapterFactory => {
  const purposeOf = (kind: string): string => `oidc ${kind}`;
  const open = (kind: string, row: Row | undefined, id?: string): AdapterPayload | undefined => {
    if (!row) return undefined;
    const payload = JSON.parse(secrets.open(row.payload, purposeOf(kind))) as AdapterPayload;
    return { ...payload, ...(id === undefined ? {} : { jti: id }), ...(row.consumed_at ? { consumed: Math.floor(row.consumed_at.getTime() / 1000) } : {}) };
  };

  const records = (kind: string): Adapter => ({
    upsert: async (id, payload, expiresInSeconds) => {
      const { jti, ...rest } = payload;
      const kept = keepsItsId.has(kind) ? { jti, ...rest } : rest;
      const accountId = text(payload.accountId);
      await database.rows(sql`
      insert into oidc_record (organization, kind, id, grant_id, uid, account_id, client_id, payload, expires_at)
      values (${organizationOf(accountId ?? undefined)}, ${kind}, ${recordId(kind, id)}, ${kind === 'Grant' ? id : text(payload.grantId)}, ${text(payload.uid)},
             ${accountId}, ${text(payload.clientId)}, ${secrets.seal(JSON.stringify(kept), purposeOf(kind))},
             now() + make_interval(secs => ${expiresInSeconds ?? 0}))
      on conflict (kind, id)
      do update set organization = excluded.organization, grant_id = excluded.grant_id, uid = excluded.uid, account_id = excluded.account_id, client_id = excluded.client_id,
                    payload = excluded.payload, expires_at = excluded.expires_at`);
    },
    find: async (id) => {
      const [row] = await database.rows<Row>(sql`
      select oidc_record.payload, oidc_record.consumed_at
        from oidc_record
       where oidc_record.kind = ${kind} and oidc_record.id = ${recordId(kind, id)} and oidc_record.expires_at > now()`);
      return open(kind, row, id);
    },
    findByUid: async (uid) => {
      const [row] = await database.rows<Row>(sql`
      select oidc_record.payload, oidc_record.consumed_at
        from oidc_record
       where oidc_record.kind = ${kind} and oidc_record.uid = ${uid} and oidc_record.expires_at > now()`);
      return open(kind, row);
    },
    findByUserCode: async () => undefined,
    /** Of two that come with the same token at once one wins; the other is refused as if it had come later. */
    consume: async (id) => {
      const consumed = await database.rows(sql`
      update oidc_record
         set consumed_at = now()
       where oidc_record.kind = ${kind} and oidc_record.id = ${recordId(kind, id)} and oidc_record.consumed_at is null
      returning oidc_record.id`);
      if (consumed.length === 0) throw new errors.InvalidGrant('already used');
    },
    destroy: async (id) => {
      await database.rows(sql`
      delete from oidc_record
       where oidc_record.kind = ${kind} and oidc_record.id = ${recordId(kind, id)}`);
    },
    // Asked once for each kind that a grant may have: the first one ends them all.
    revokeByGrantId: async (grantId) => (kind === 'AccessToken' ? revokeGrant(grantId) : undefined),
  });

  const clients: Adapter = {
    ...records('Client'),
    find: async (clientId) => {
      const client = await findClient(clientId);
      return client && (clientMetadata(client) as AdapterPayload);
    },
  };

  return (kind) => (kind === 'Client' ? clients : records(kind));
};
