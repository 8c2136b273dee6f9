import { sql, type Db, type SecretBox } from '@quintet/persistence';
import type { Client, ClientKind } from './client';

interface Row {
  readonly organization: string;
  readonly client_id: string;
  readonly kind: ClientKind;
  readonly name: string;
  readonly owner: string;
  readonly sealed_secret: string;
  readonly grant_types: string[];
  readonly redirect_uris: string[];
  readonly internal_scopes: string[];
  readonly is_public: boolean;
  readonly is_saas: boolean;
  readonly application_id: string | null;
  readonly key_type: string | null;
  readonly access_token_lifetime_seconds: number | null;
  readonly created_at: Date;
}

const columns = sql`oauth_client.organization, oauth_client.client_id, oauth_client.kind, oauth_client.name, oauth_client.owner, oauth_client.sealed_secret,
         oauth_client.grant_types, oauth_client.redirect_uris, oauth_client.internal_scopes, oauth_client.is_public, oauth_client.is_saas,
         oauth_client.application_id, oauth_client.key_type, oauth_client.access_token_lifetime_seconds, oauth_client.created_at`;

/** Bound to the client, so that a secret moved to another row does not open. */
const purposeOf = (clientId: string): string => `oauth client ${clientId}`;

/** Secrets are sealed, not hashed: the developer portal shows them again. */
export const createPgClientStore = (db: Db, secrets: SecretBox) => {
  const clientOf = (row: Row): Client => ({
    organization: row.organization,
    clientId: row.client_id,
    clientSecret: secrets.open(row.sealed_secret, purposeOf(row.client_id)),
    kind: row.kind,
    name: row.name,
    owner: row.owner,
    grantTypes: row.grant_types,
    redirectUris: row.redirect_uris,
    internalScopes: row.internal_scopes,
    isPublic: row.is_public,
    isSaas: row.is_saas,
    applicationId: row.application_id,
    keyType: row.key_type,
    accessTokenLifetimeSeconds: row.access_token_lifetime_seconds,
    createdMs: row.created_at.getTime(),
  });
  const valuesOf = (client: Client) => sql`
      insert into oauth_client (organization, client_id, kind, name, owner, sealed_secret, grant_types, redirect_uris, internal_scopes,
             is_public, is_saas, application_id, key_type, access_token_lifetime_seconds, created_at)
      values (${client.organization}, ${client.clientId}, ${client.kind}, ${client.name}, ${client.owner},
             ${secrets.seal(client.clientSecret, purposeOf(client.clientId))}, ${[...client.grantTypes]}, ${[...client.redirectUris]},
             ${[...client.internalScopes]}, ${client.isPublic}, ${client.isSaas}, ${client.applicationId}, ${client.keyType},
             ${client.accessTokenLifetimeSeconds}, ${new Date(client.createdMs)})`;
  const first = (rows: Row[]): Client | undefined => rows[0] && clientOf(rows[0]);

  return {
    /** By id alone: what a token request names. Ids are unique over organizations. */
    findById: async (clientId: string): Promise<Client | undefined> =>
      first(await db.rows<Row>(sql`
      select ${columns}
        from oauth_client
       where oauth_client.client_id = ${clientId}`)),
    findApplicationClient: async (clientId: string): Promise<Client | undefined> =>
      first(await db.rows<Row>(sql`
      select ${columns}
        from oauth_client
       where oauth_client.client_id = ${clientId} and oauth_client.kind = 'application'`)),
    add: async (client: Client): Promise<void> => {
      await db.rows(valuesOf(client));
    },
    /** The one of that owner and name if there is one, with what is asked for now; its id and secret stay. */
    register: async (client: Client): Promise<Client> => {
      const stored = first(await db.rows<Row>(sql`
      ${valuesOf(client)}
      on conflict (organization, owner, name) where kind = 'registered'
      do update set grant_types = excluded.grant_types, redirect_uris = excluded.redirect_uris, is_saas = excluded.is_saas
      returning ${columns}`));
      if (!stored) throw new Error('a client that was just written is not there');
      return stored;
    },
    /** A service's client is what the configuration says, at each start. */
    putService: async (client: Client): Promise<void> => {
      await db.rows(sql`
      ${valuesOf(client)}
      on conflict (organization, client_id)
      do update set sealed_secret = excluded.sealed_secret, grant_types = excluded.grant_types, redirect_uris = excluded.redirect_uris,
                    internal_scopes = excluded.internal_scopes`);
    },
    change: async (client: Client): Promise<void> => {
      await db.rows(sql`
      update oauth_client
         set name = ${client.name}, owner = ${client.owner}, sealed_secret = ${secrets.seal(client.clientSecret, purposeOf(client.clientId))},
             grant_types = ${[...client.grantTypes]}, redirect_uris = ${[...client.redirectUris]}, application_id = ${client.applicationId},
             key_type = ${client.keyType}, access_token_lifetime_seconds = ${client.accessTokenLifetimeSeconds}, is_public = ${client.isPublic}
       where oauth_client.organization = ${client.organization} and oauth_client.client_id = ${client.clientId}`);
    },
    remove: async ({ organization, clientId }: Pick<Client, 'organization' | 'clientId'>): Promise<boolean> => {
      const removed = await db.rows(sql`
      delete from oauth_client
       where oauth_client.organization = ${organization} and oauth_client.client_id = ${clientId}
      returning oauth_client.client_id`);
      return removed.length === 1;
    },
  };
};
export type ClientStore = ReturnType<typeof createPgClientStore>;
