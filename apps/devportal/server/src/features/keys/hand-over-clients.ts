import type { Database } from '@quintet/persistence';
import type { DoWork } from '../../pending-work';
import type { ApplicationStore } from '../applications';
import type { KeyManagerClient } from './key-manager-client';
import type { KeyStore } from './key-store';
import { clientNameOf } from './keys';

/** Work that is left when an application has another owner: so have its OAuth clients, whose own tokens are that user's. Its subject is the application. */
export const HAND_OVER_CLIENTS = 'hand-over-oauth-clients';

export interface HandOverParts {
  readonly database: Database;
  readonly keyManager: Pick<KeyManagerClient, 'read' | 'update'>;
  readonly keys: Pick<KeyStore, 'list'>;
  readonly applications: Pick<ApplicationStore, 'find'>;
}

/** Gives each client of an application the owner that the application has by then. */
export const createHandOverClients =
  ({ database, keyManager, keys, applications }: HandOverParts): DoWork =>
  async ({ organization, subject }) => {
    const application = await applications.find(database, organization, subject);
    if (!application) return;
    for (const { consumerKey, keyType } of await keys.list(database, organization, subject)) {
      const client = await keyManager.read(consumerKey);
      if (!client) continue;
      await keyManager.update(consumerKey, {
        name: clientNameOf(application, keyType),
        organization,
        owner: application.owner,
        applicationId: application.id,
        keyType,
        grantTypes: client.grant_types,
        redirectUris: client.redirect_uris,
        accessTokenLifetimeSeconds: client.access_token_lifetime_seconds ?? undefined,
      });
    }
  };
