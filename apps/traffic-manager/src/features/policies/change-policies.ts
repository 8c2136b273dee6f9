import { randomUUID } from 'node:crypto';
import { UNLIMITED } from '@quintet/contracts';
import type { Outbox } from '@quintet/outbox';
import type { Database } from '@quintet/persistence';
import { AppError, commonProblems } from '@quintet/service-kit';
import { problems } from '../../problems';
import { announcePolicy, announcePolicyDeletion } from './announce-policy';
import type { PolicyContent, PolicyKind, ThrottlingPolicy } from './policy';
import { policyStore, type PolicyStore } from './policy-store';

/** How many applications, subscriptions or APIs a policy limits now. */
export type CountUsers = (kind: PolicyKind, organization: string, name: string) => number;

export interface PolicyAddress {
  readonly organization: string;
  readonly kind: PolicyKind;
  readonly id: string;
}

export interface PolicyChangesParts {
  readonly database: Database;
  readonly outbox: Outbox;
  readonly countUsers: CountUsers;
  /** Called after the commit of a change of a limit or of a deletion. */
  readonly onLimitChanged: () => void;
}

/** `expected`: the version that the caller saw, or undefined when any will do. */
const lockForChange = async (store: PolicyStore, { organization, kind, id }: PolicyAddress, expected: number | undefined): Promise<ThrottlingPolicy> => {
  const policy = await store.findForChange(organization, kind, id);
  if (!policy) throw new AppError(problems.POLICY_NOT_FOUND, `${kind} policy ${id}`);
  if (expected !== undefined && expected !== policy.version) throw new AppError(problems.CHANGED_MEANWHILE, policy.name);
  if (policy.name === UNLIMITED) throw new AppError(problems.POLICY_BUILT_IN, policy.name);
  return policy;
};

const userNames: Readonly<Record<PolicyKind, readonly [one: string, many: string]>> = { application: ['application', 'applications'], subscription: ['subscription', 'subscriptions'], advanced: ['API', 'APIs'], custom: ['call', 'calls'] };
const usersInWords = (kind: PolicyKind, count: number): string => `${count} ${userNames[kind][count === 1 ? 0 : 1]}`;

export const createPolicyChanges = ({ database, outbox, countUsers, onLimitChanged }: PolicyChangesParts) => ({
  create: (organization: string, kind: PolicyKind, content: PolicyContent): Promise<ThrottlingPolicy> =>
    database.inTransaction(async (db) => {
      const added = await policyStore(db).add({ ...content, organization, kind, id: randomUUID() });
      if (!added) throw new AppError(problems.POLICY_EXISTS, content.name);
      // Nobody could change or delete it, and gateways ask for nothing under that name.
      if (added.name === UNLIMITED) throw new AppError(problems.POLICY_BUILT_IN, added.name);
      await announcePolicy(outbox, db, added);
      return added;
    }),

  /** @param read what the policy shall be, by what it is */
  update: async (address: PolicyAddress, read: (before: ThrottlingPolicy) => PolicyContent, expected?: number): Promise<ThrottlingPolicy> => {
    const changed = await database.inTransaction(async (db) => {
      const store = policyStore(db);
      const policy = await lockForChange(store, address, expected);
      const content = read(policy);
      // Applications, subscriptions and APIs refer to a policy by its name.
      const renamed = { field: 'policyName', reason: `cannot be changed; it is ${policy.name}` };
      if (content.name !== policy.name) throw new AppError(commonProblems.INVALID_INPUT, `${renamed.field} ${renamed.reason}`, { faults: [renamed] });
      const now = await store.change(policy, content);
      await announcePolicy(outbox, db, now);
      return now;
    });
    onLimitChanged();
    return changed;
  },

  remove: async (address: PolicyAddress, expected?: number): Promise<void> => {
    await database.inTransaction(async (db) => {
      const store = policyStore(db);
      const policy = await lockForChange(store, address, expected);
      // Without its policy a call would be unlimited, which nobody means by deleting it.
      const users = countUsers(policy.kind, policy.organization, policy.name);
      if (users > 0) throw new AppError(problems.POLICY_IN_USE, `${policy.name} is used by ${usersInWords(policy.kind, users)}`);
      await store.remove(policy);
      await announcePolicyDeletion(outbox, db, policy);
    });
    onLimitChanged();
  },
});
export type PolicyChanges = ReturnType<typeof createPolicyChanges>;
