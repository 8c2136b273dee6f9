import type { Database, Db, SecretBox } from '@quintet/persistence';
import { AppError, commonProblems, type Clock } from '@quintet/service-kit';
import { problems } from '../../problems';
import { newClientId, newClientSecret, type Client } from './client';
import type { ApplicationClientInput } from './client-schema';
import { createPgClientStore } from './pg-client-store';

export interface ApplicationClientsParts {
  readonly database: Database;
  readonly secrets: SecretBox;
  readonly clock: Clock;
  readonly isOrganization: (name: string) => boolean;
  /** Ends all that the client has open. In the transaction that removes it. */
  readonly revokeClient: (db: Db, organization: string, clientId: string) => Promise<void>;
}

const fieldsOf = (input: ApplicationClientInput) => ({
  name: input.client_name,
  owner: input.owner,
  grantTypes: [...new Set(input.grant_types)],
  redirectUris: input.redirect_uris,
  isPublic: input.token_endpoint_auth_method === 'none',
  applicationId: input.application_id,
  keyType: input.key_type,
  accessTokenLifetimeSeconds: input.access_token_lifetime_seconds ?? null,
});

/** The OAuth clients of applications, kept on behalf of the developer portal. */
export const createApplicationClients = ({ database, secrets, clock, isOrganization, revokeClient }: ApplicationClientsParts) => {
  const find = async (db: Db, clientId: string): Promise<Client> => {
    const client = await createPgClientStore(db, secrets).findApplicationClient(clientId);
    if (!client) throw new AppError(problems.CLIENT_NOT_FOUND, clientId);
    return client;
  };
  const change = (clientId: string, to: (client: Client) => Client): Promise<Client> =>
    database.inTransaction(async (db) => {
      const changed = to(await find(db, clientId));
      await createPgClientStore(db, secrets).change(changed);
      return changed;
    });
  return {
    find: (clientId: string) => find(database, clientId),
    add: async (input: ApplicationClientInput): Promise<Client> => {
      if (!isOrganization(input.organization)) {
        throw new AppError(commonProblems.INVALID_INPUT, `organization: "${input.organization}" is not known`, { faults: [{ field: 'organization', reason: 'is not known' }] });
      }
      const client: Client = {
        ...fieldsOf(input),
        organization: input.organization,
        clientId: newClientId(),
        clientSecret: newClientSecret(),
        kind: 'application',
        internalScopes: [],
        isSaas: false,
        createdMs: clock.now(),
      };
      await createPgClientStore(database, secrets).add(client);
      return client;
    },
    /** The organization of a client never changes. */
    replace: (clientId: string, input: ApplicationClientInput) => change(clientId, (client) => ({ ...client, ...fieldsOf(input) })),
    /** Tokens that were issued with the old secret stay good until they end. */
    regenerateSecret: (clientId: string) => change(clientId, (client) => ({ ...client, clientSecret: newClientSecret() })),
    remove: (clientId: string): Promise<void> =>
      database.inTransaction(async (db) => {
        const client = await find(db, clientId);
        await createPgClientStore(db, secrets).remove(client);
        await revokeClient(db, client.organization, clientId);
      }),
  };
};
export type ApplicationClients = ReturnType<typeof createApplicationClients>;
