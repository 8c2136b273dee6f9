import { apiPolicyChanged, applicationPolicyChanged, subscriptionPolicyChanged, type StateDefinition } from '@quintet/contracts';
import type { Outbox } from '@quintet/outbox';
import type { Db } from '@quintet/persistence';
import type { PolicyKind, ThrottlingPolicy } from './policy';

const definitions: Readonly<Record<PolicyKind, StateDefinition>> = {
  application: applicationPolicyChanged,
  subscription: subscriptionPolicyChanged,
  advanced: apiPolicyChanged,
};

/** Puts the whole policy on the outbox of the transaction. */
export const announcePolicy = (outbox: Outbox, db: Db, policy: ThrottlingPolicy): Promise<void> => {
  const { kind, id, organization, name, displayName, description, limit, plan } = policy;
  const common = { id, organization, name, displayName, description, limit };
  if (kind === 'application') return outbox.put(db, applicationPolicyChanged, common);
  if (kind === 'advanced') return outbox.put(db, apiPolicyChanged, { ...common, userLevel: false });
  if (plan === null) throw new Error(`the business plan ${name} lacks its settings`); // a CHECK of the table keeps it from happening
  return outbox.put(db, subscriptionPolicyChanged, { ...common, ...plan });
};

export const announcePolicyDeletion = (outbox: Outbox, db: Db, { kind, organization, name }: ThrottlingPolicy): Promise<void> =>
  outbox.remove(db, definitions[kind], definitions[kind].keyOf({ organization, name }));
