import { randomUUID } from 'node:crypto';
import { denyPolicyChanged } from '@quintet/contracts';
import type { Outbox } from '@quintet/outbox';
import type { Database } from '@quintet/persistence';
import { AppError, commonProblems } from '@quintet/service-kit';
import { problems } from '../../problems';
import { asDenyPolicy, subjectOf, type DenyCondition, type StoredDenyPolicy } from './deny-policy';
import type { NewDenyPolicy } from './deny-policy-schema';
import { denyPolicyStore, type DenyPolicyStore } from './deny-policy-store';

/** Answers from the state that other services announced. */
export interface KnownNames {
  hasApi(organization: string, context: string): boolean;
  hasApplication(organization: string, owner: string, name: string): boolean;
}

export interface DenyPolicyChangesParts {
  readonly database: Database;
  readonly outbox: Outbox;
  readonly known: KnownNames;
  /** How long a name that was just made may be on its way to us. */
  readonly arrivesWithinMs?: number;
}

const lookEveryMs = 25;

const holdsWithin = async (timeoutMs: number, holds: () => boolean): Promise<boolean> => {
  for (let leftMs = timeoutMs; !holds(); leftMs -= lookEveryMs) {
    if (leftMs <= 0) return false;
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
  }
  return true;
};

export const createDenyPolicyChanges = ({ database, outbox, known, arrivesWithinMs = 1_000 }: DenyPolicyChangesParts) => {
  const exists = (organization: string, condition: DenyCondition): boolean => {
    if (condition.type === 'API') return known.hasApi(organization, condition.context);
    return condition.type !== 'APPLICATION' || known.hasApplication(organization, condition.owner, condition.applicationName);
  };

  /** A policy for a misspelt name would be of no effect, and nobody would notice. */
  const requireExisting = async (organization: string, condition: DenyCondition): Promise<void> => {
    if (await holdsWithin(arrivesWithinMs, () => exists(organization, condition))) return;
    const reason = condition.type === 'API' ? `there is no API with the context ${subjectOf(condition)}` : `there is no application ${subjectOf(condition)}`;
    throw new AppError(commonProblems.INVALID_INPUT, `conditionValue: ${reason}`, { faults: [{ field: 'conditionValue', reason }] });
  };

  const lockForChange = async (store: DenyPolicyStore, organization: string, id: string, expected: number | undefined): Promise<StoredDenyPolicy> => {
    const policy = await store.findForChange(organization, id);
    if (!policy) throw new AppError(problems.DENY_POLICY_NOT_FOUND, id);
    if (expected !== undefined && expected !== policy.version) throw new AppError(problems.CHANGED_MEANWHILE, id);
    return policy;
  };

  return {
    create: async (organization: string, { condition, enabled }: NewDenyPolicy): Promise<StoredDenyPolicy> => {
      await requireExisting(organization, condition);
      return database.inTransaction(async (db) => {
        const added = await denyPolicyStore(db).add({ organization, id: randomUUID(), condition, enabled });
        if (!added) throw new AppError(problems.DENY_POLICY_EXISTS, condition.type);
        await outbox.put(db, denyPolicyChanged, asDenyPolicy(added));
        return added;
      });
    },

    switchTo: (organization: string, id: string, enabled: boolean, expected?: number): Promise<StoredDenyPolicy> =>
      database.inTransaction(async (db) => {
        const store = denyPolicyStore(db);
        const policy = await lockForChange(store, organization, id, expected);
        if (policy.enabled === enabled) return policy;
        const now = await store.switchTo(policy, enabled);
        await outbox.put(db, denyPolicyChanged, asDenyPolicy(now));
        return now;
      }),

    remove: (organization: string, id: string, expected?: number): Promise<void> =>
      database.inTransaction(async (db) => {
        const store = denyPolicyStore(db);
        const policy = await lockForChange(store, organization, id, expected);
        await store.remove(policy);
        await outbox.remove(db, denyPolicyChanged, policy.id);
      }),
  };
};
export type DenyPolicyChanges = ReturnType<typeof createDenyPolicyChanges>;
