import type { Database, SecretBox } from '@quintet/persistence';
import { AppError, type Clock } from '@quintet/service-kit';
import { problems } from '../../problems';
import { newClientId, newClientSecret, type Client } from './client';
import type { Registration } from './client-schema';
import { createPgClientStore } from './pg-client-store';

interface Registrant {
  readonly username: string;
  readonly organization: string;
}

export interface RegisterClientParts {
  readonly database: Database;
  readonly secrets: SecretBox;
  readonly clock: Clock;
  /** The name as it is shown, whatever way it was typed. */
  readonly showName: (typed: string) => string;
}

/** A user's own client. The same name gives the same client again, also when two ask at once. */
export const createRegisterClient =
  ({ database, secrets, clock, showName }: RegisterClientParts) =>
  async (by: Registrant, { clientName, callbackUrl, owner, grantType, saasApp }: Registration): Promise<Client> => {
    const ownedBy = owner === undefined ? by.username : showName(owner);
    // An administrator too: client-credentials tokens act with the roles of the owner.
    if (ownedBy !== by.username) throw new AppError(problems.NOT_THE_OWNER, `"${by.username}" asked for "${ownedBy}"`);
    return createPgClientStore(database, secrets).register({
      organization: by.organization,
      clientId: newClientId(),
      clientSecret: newClientSecret(),
      kind: 'registered',
      name: clientName,
      owner: ownedBy,
      grantTypes: [...new Set(grantType)],
      redirectUris: callbackUrl,
      internalScopes: [],
      isPublic: false,
      isSaas: saasApp,
      applicationId: null,
      keyType: null,
      accessTokenLifetimeSeconds: null,
      createdMs: clock.now(),
    });
  };
export type RegisterClient = ReturnType<typeof createRegisterClient>;
