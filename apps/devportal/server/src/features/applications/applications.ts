import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { applicationChanged, type Application } from '@quintet/contracts';
import type { Caller } from '@quintet/management-api';
import type { Outbox } from '@quintet/outbox';
import type { Database, Db } from '@quintet/persistence';
import { AppError, commonProblems, type Clock } from '@quintet/service-kit';
import { problems } from '../../problems';
import type { Policies } from '../policies';
import type { AllApplicationsRequest, ApplicationListRequest, ApplicationStore, ListedApplication } from './application-store';
import type { ApplicationBody } from './application-schema';

/** What goes with an application: run in the transaction of its deletion, before its row goes. */
export type ForgetApplication = (db: Db, organization: string, applicationId: string) => Promise<void>;

export interface ApplicationsParts {
  readonly database: Database;
  readonly outbox: Outbox;
  readonly store: ApplicationStore;
  readonly policies: Policies;
  readonly clock: Clock;
}

const own = ({ name, policy, description, groups, attributes }: Application) => ({ name, policy, description, groups, attributes });
/** @throws 412 */
const requireSame = (now: Application, before: Application | undefined): void => {
  if (before && !isDeepStrictEqual(own(now), own(before))) throw new AppError(commonProblems.CHANGED_MEANWHILE, 'Read it again');
};

type Who = Pick<Caller, 'username' | 'organization' | 'roles'>;

const owns = ({ owner }: Application, { username }: Who): boolean => owner === username;
/** A group is a role: its members look at what is shared with it, and change nothing. */
const mayView = (application: Application, who: Who): boolean => owns(application, who) || application.groups.some((group) => who.roles.includes(group));

export const createApplications = ({ database, outbox, store, policies, clock }: ApplicationsParts) => {
  const forgetters: ForgetApplication[] = [];

  const checkPolicy = (organization: string, name: string): void => {
    const names = policies.applicationPolicies(organization).map((policy) => policy.name);
    if (names.includes(name)) return;
    const reason = `"${name}" is none of: ${names.join(', ')}`;
    throw new AppError(problems.POLICY_NOT_OFFERED, reason, { faults: [{ field: 'throttlingPolicy', reason }] });
  };

  /** What the caller may not see does not exist for him. */
  const viewed = <A extends Application>(application: A | undefined, who: Who, id: string): A => {
    if (!application || !mayView(application, who)) throw new AppError(problems.APPLICATION_NOT_FOUND, id);
    return application;
  };
  const owned = <A extends Application>(application: A | undefined, who: Who, id: string): A => {
    const found = viewed(application, who, id);
    if (!owns(found, who)) throw new AppError(problems.APPLICATION_NOT_YOURS, id);
    return found;
  };
  const removeWithin = async (db: Db, organization: string, id: string): Promise<void> => {
    for (const forget of forgetters) await forget(db, organization, id);
    await store.remove(db, organization, id);
    await outbox.remove(db, applicationChanged, id);
  };
  const locked = async (db: Db, organization: string, id: string): Promise<Application> => {
    const found = await store.lock(db, organization, id);
    if (!found) throw new AppError(problems.APPLICATION_NOT_FOUND, id);
    return found;
  };
  const find = async (who: Who, id: string): Promise<ListedApplication | undefined> => {
    const found = await store.find(database, who.organization, id);
    return found && mayView(found, who) ? found : undefined;
  };
  const get = async (who: Who, id: string): Promise<ListedApplication> => viewed(await find(who, id), who, id);

  return {
    /** Lets another feature take out what it keeps of an application. */
    onForget: (forget: ForgetApplication): void => void forgetters.push(forget),
    /** Undefined for what the caller may not see. */
    find,
    /** @throws APPLICATION_NOT_FOUND for what neither is the caller's nor shared with one of his groups */
    get,
    /** @throws APPLICATION_NOT_FOUND, or APPLICATION_NOT_YOURS for what is only shared with the caller */
    getOwned: async (who: Who, id: string): Promise<ListedApplication> => owned(await store.find(database, who.organization, id), who, id),
    /** Holds it until the transaction ends. */
    lockOwned: async (db: Db, who: Who, id: string): Promise<Application> => owned(await store.lock(db, who.organization, id), who, id),
    list: (who: Who, request: Omit<ApplicationListRequest, 'organization' | 'username' | 'groups'>) =>
      store.list(database, { ...request, organization: who.organization, username: who.username, groups: who.roles }),
    create: async (who: Who, { name, throttlingPolicy, description, groups, attributes }: ApplicationBody): Promise<ListedApplication> => {
      checkPolicy(who.organization, throttlingPolicy);
      const application: Application = {
        id: randomUUID(),
        organization: who.organization,
        name,
        owner: who.username,
        description,
        policy: throttlingPolicy,
        tokenType: 'JWT',
        groups,
        attributes,
        createdMs: clock.now(),
      };
      await database.inTransaction(async (db) => {
        await store.add(db, application);
        await outbox.put(db, applicationChanged, application);
      });
      return { ...application, subscriptionCount: 0 };
    },
    /** @param from what the caller judged by; refused when it is that no more */
    change: async (who: Who, id: string, { name, throttlingPolicy, description, groups, attributes }: ApplicationBody, from?: Application): Promise<ListedApplication> => {
      await database.inTransaction(async (db) => {
        const before = owned(await store.lock(db, who.organization, id), who, id);
        requireSame(before, from);
        // A policy that was taken away stays where it was chosen, as long as nothing else is chosen.
        if (throttlingPolicy !== before.policy) checkPolicy(who.organization, throttlingPolicy);
        const after: Application = { ...before, name, policy: throttlingPolicy, description, groups, attributes };
        await store.change(db, after);
        await outbox.put(db, applicationChanged, after);
      });
      return get(who, id);
    },
    /**
     * With its subscriptions and keys.
     *
     * @param from what the caller judged by; refused when it is that no more
     */
    remove: (who: Who, id: string, from?: Application): Promise<void> =>
      database.inTransaction(async (db) => {
        requireSame(owned(await store.lock(db, who.organization, id), who, id), from);
        await removeWithin(db, who.organization, id);
      }),
    /** Of all users: for administrators, as is what follows. */
    listAll: (request: AllApplicationsRequest) => store.listAll(database, request),
    /** Whoever owns it. @throws APPLICATION_NOT_FOUND */
    removeAny: (organization: string, id: string): Promise<void> =>
      database.inTransaction(async (db) => {
        await locked(db, organization, id);
        await removeWithin(db, organization, id);
      }),
    /**
     * @param within what else is to happen in the same transaction
     * @throws APPLICATION_NOT_FOUND, or APPLICATION_NAME_TAKEN when the new owner has one of that name
     */
    changeOwner: (organization: string, id: string, owner: string, within: (db: Db) => Promise<void>): Promise<void> =>
      database.inTransaction(async (db) => {
        const after: Application = { ...(await locked(db, organization, id)), owner };
        await store.changeOwner(db, after);
        await outbox.put(db, applicationChanged, after);
        await within(db);
      }),
  };
};
export type Applications = ReturnType<typeof createApplications>;
