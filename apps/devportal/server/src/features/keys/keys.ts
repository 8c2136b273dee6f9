import { randomUUID } from 'node:crypto';
import { applicationKeyChanged, RESIDENT_KEY_MANAGER, type Application, type ApplicationKey } from '@quintet/contracts';
import type { Caller } from '@quintet/management-api';
import type { Outbox } from '@quintet/outbox';
import type { Database, Db } from '@quintet/persistence';
import { AppError, type Clock, type Logger } from '@quintet/service-kit';
import type { FollowedState } from '../../followed-state';
import type { PendingWork } from '../../pending-work';
import { problems } from '../../problems';
import type { Applications } from '../applications';
import type { IssuedToken, KeyManagerClient, NewClient, OAuthClient } from './key-manager-client';
import { lifetimeSecondsOf, type ChangeKeysBody, type GenerateKeysBody, type GenerateTokenBody } from './key-schema';
import type { KeyMapping, KeyStore } from './key-store';

/** Work that is left when keys are gone here: their OAuth client goes at the key manager. */
export const REMOVE_CLIENT = 'remove-oauth-client';
/** A registered client that no application has got by then is removed again. Longer than any transaction here may take. */
const takeBackAfterMs = 60_000;

export interface KeysParts {
  readonly database: Database;
  readonly outbox: Outbox;
  readonly store: KeyStore;
  readonly applications: Applications;
  readonly keyManager: KeyManagerClient;
  readonly keyManagers: FollowedState['keyManagers'];
  readonly pendingWork: Pick<PendingWork, 'add' | 'takeBack' | 'hurry' | 'nudge'>;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Keys with what the key manager knows of them. */
export interface ShownKeys {
  readonly mapping: KeyMapping;
  readonly client: OAuthClient | undefined;
}

type Who = Pick<Caller, 'username' | 'organization' | 'roles'>;

export const eventOf = ({ consumerKey, keyManager, applicationId, keyType, organization }: KeyMapping): ApplicationKey => ({ consumerKey, keyManager, applicationId, keyType, organization });
export const clientNameOf = ({ owner, name }: Application, keyType: KeyMapping['keyType']): string => `${owner}_${name}_${keyType}`;
const keyOf = (mapping: KeyMapping): string => applicationKeyChanged.keyOf(eventOf(mapping));

export const createKeys = ({ database, outbox, store, applications, keyManager, keyManagers, pendingWork, clock, logger }: KeysParts) => {
  const keyManagerNamed = (organization: string, given: string | null | undefined): string => {
    const name = given ?? RESIDENT_KEY_MANAGER;
    const found = keyManagers.get(`${organization}/${name}`);
    // The resident one serves every organization; its record may still be on its way when the system has just come up.
    if (name === RESIDENT_KEY_MANAGER || (found?.type === 'resident' && found.enabled)) return name;
    throw new AppError(problems.KEY_MANAGER_UNKNOWN, name, { faults: [{ field: 'keyManager', reason: `"${name}" is not known` }] });
  };
  const clientOf = (application: Application, keyType: KeyMapping['keyType'], settings: Omit<ChangeKeysBody, 'supportedGrantTypes'> & { readonly grantTypes: readonly string[] }): NewClient => ({
    name: clientNameOf(application, keyType),
    organization: application.organization,
    owner: application.owner,
    applicationId: application.id,
    keyType,
    grantTypes: settings.grantTypes,
    redirectUris: settings.callbackUrl,
    accessTokenLifetimeSeconds: lifetimeSecondsOf(settings.additionalProperties),
  });
  const find = async (who: Who, applicationId: string, mappingId: string): Promise<{ application: Application; mapping: KeyMapping }> => {
    const application = await applications.getOwned(who, applicationId);
    const mapping = await store.find(database, who.organization, applicationId, mappingId);
    if (!mapping) throw new AppError(problems.KEY_NOT_FOUND, mappingId);
    return { application, mapping };
  };
  const gone = ({ consumerKey }: KeyMapping): AppError => new AppError(problems.KEY_CLIENT_GONE, consumerKey);

  /** A token to begin with; keys without one are as good, so its failure is only logged. */
  const firstToken = async (client: OAuthClient, { scopes, validityTime }: GenerateKeysBody): Promise<IssuedToken | undefined> => {
    if (!client.grant_types.includes('client_credentials')) return undefined;
    try {
      return await keyManager.issueToken({ clientId: client.client_id, clientSecret: client.client_secret, scopes, validitySeconds: positive(validityTime) });
    } catch (error) {
      logger.warn({ err: error }, 'new keys were given without a first token');
      return undefined;
    }
  };

  /**
   * Ties a freshly registered client to its application. The work of removing it stands in the database before, and is
   * taken back in the same transaction: whatever happens in between, no client is left that belongs to nobody.
   */
  const keep = async (who: Who, applicationId: string, mapping: KeyMapping): Promise<void> => {
    const removal = { organization: mapping.organization, kind: REMOVE_CLIENT, subject: mapping.consumerKey };
    const workId = await pendingWork.add(database, removal, takeBackAfterMs);
    try {
      await database.inTransaction(async (db) => {
        await applications.lockOwned(db, who, applicationId);
        await store.add(db, mapping);
        await outbox.put(db, applicationKeyChanged, eventOf(mapping));
        if (!(await pendingWork.takeBack(db, mapping.organization, workId))) throw new Error('the registration took so long that it is being undone');
      });
    } catch (error) {
      // Only brings forward what stands there: had the transaction been committed after all, nothing does. A failure here leaves it for its own time.
      await pendingWork.hurry(database, mapping.organization, workId).then(pendingWork.nudge, (failure: unknown) => logger.warn({ err: failure }, 'the removal of an unused client has to wait'));
      throw error;
    }
  };

  return {
    generate: async (who: Who, applicationId: string, body: GenerateKeysBody): Promise<ShownKeys & { readonly token: IssuedToken | undefined }> => {
      const application = await applications.getOwned(who, applicationId);
      const name = keyManagerNamed(who.organization, body.keyManager);
      const known = await store.list(database, who.organization, applicationId);
      if (known.some((one) => one.keyType === body.keyType && one.keyManager === name)) throw new AppError(problems.KEY_EXISTS, body.keyType);
      const client = await keyManager.register(clientOf(application, body.keyType, { ...body, grantTypes: body.grantTypesToBeSupported }));
      const mapping: KeyMapping = {
        organization: who.organization,
        id: randomUUID(),
        applicationId,
        keyType: body.keyType,
        keyManager: name,
        consumerKey: client.client_id,
        additionalProperties: body.additionalProperties,
        createdMs: clock.now(),
      };
      await keep(who, applicationId, mapping);
      return { mapping, client, token: await firstToken(client, body) };
    },
    list: async (who: Who, applicationId: string): Promise<readonly ShownKeys[]> => {
      await applications.getOwned(who, applicationId);
      const mappings = await store.list(database, who.organization, applicationId);
      return Promise.all(mappings.map(async (mapping) => ({ mapping, client: await keyManager.read(mapping.consumerKey) })));
    },
    get: async (who: Who, applicationId: string, mappingId: string): Promise<ShownKeys> => {
      const { mapping } = await find(who, applicationId, mappingId);
      return { mapping, client: await keyManager.read(mapping.consumerKey) };
    },
    /** The keys of a type at the resident key manager, for clients that name keys by type. */
    idOf: async (who: Who, applicationId: string, keyType: KeyMapping['keyType']): Promise<string> => {
      await applications.getOwned(who, applicationId);
      const found = (await store.list(database, who.organization, applicationId)).find((one) => one.keyType === keyType && one.keyManager === RESIDENT_KEY_MANAGER);
      if (!found) throw new AppError(problems.KEY_NOT_FOUND, keyType);
      return found.id;
    },
    change: async (who: Who, applicationId: string, mappingId: string, body: ChangeKeysBody): Promise<ShownKeys> => {
      const { application, mapping } = await find(who, applicationId, mappingId);
      const client = await keyManager.update(mapping.consumerKey, clientOf(application, mapping.keyType, { ...body, grantTypes: body.supportedGrantTypes }));
      if (!client) throw gone(mapping);
      await store.changeProperties(database, who.organization, mapping.id, body.additionalProperties);
      return { mapping: { ...mapping, additionalProperties: body.additionalProperties }, client };
    },
    regenerateSecret: async (who: Who, applicationId: string, mappingId: string): Promise<{ consumerKey: string; consumerSecret: string }> => {
      const { mapping } = await find(who, applicationId, mappingId);
      const consumerSecret = await keyManager.regenerateSecret(mapping.consumerKey);
      if (consumerSecret === undefined) throw gone(mapping);
      return { consumerKey: mapping.consumerKey, consumerSecret };
    },
    /** Takes the keys away; their client and its tokens go at the key manager as soon as it answers. */
    cleanUp: async (who: Who, applicationId: string, mappingId: string): Promise<void> => {
      const { mapping } = await find(who, applicationId, mappingId);
      await database.inTransaction(async (db) => {
        if (!(await store.remove(db, who.organization, mapping.id))) return;
        await outbox.remove(db, applicationKeyChanged, keyOf(mapping));
        await pendingWork.add(db, { organization: who.organization, kind: REMOVE_CLIENT, subject: mapping.consumerKey });
      });
      pendingWork.nudge();
    },
    generateToken: async (who: Who, applicationId: string, mappingId: string, body: GenerateTokenBody): Promise<IssuedToken> => {
      const { mapping } = await find(who, applicationId, mappingId);
      const clientSecret = body.consumerSecret ?? (await keyManager.read(mapping.consumerKey))?.client_secret;
      if (clientSecret === undefined) throw gone(mapping);
      const client = { clientId: mapping.consumerKey, clientSecret };
      if (body.revokeToken) await keyManager.revokeToken({ ...client, accessToken: body.revokeToken });
      return keyManager.issueToken({ ...client, scopes: body.scopes, validitySeconds: positive(body.validityPeriod) });
    },
    /** In the transaction that deletes their application. */
    forget: async (db: Db, organization: string, applicationId: string): Promise<void> => {
      for (const mapping of await store.removeOf(db, organization, applicationId)) {
        await outbox.remove(db, applicationKeyChanged, keyOf(mapping));
        await pendingWork.add(db, { organization, kind: REMOVE_CLIENT, subject: mapping.consumerKey });
      }
    },
  };
};
export type Keys = ReturnType<typeof createKeys>;

/** WSO2's clients send -1 for "as long as the client's tokens live". */
const positive = (seconds: number | null | undefined): number | undefined => (seconds !== null && seconds !== undefined && seconds > 0 ? seconds : undefined);
