import { apiPolicyChanged, applicationPolicyChanged, customPolicyChanged, subscriptionPolicyChanged, type StateDefinition } from '@quintet/contracts';
import type { Outbox } from '@quintet/outbox';
import type { Db } from '@quintet/persistence';
import type { PolicyKind, ThrottlingPolicy } from './policy';

const definitions: Readonly<Record<PolicyKind, StateDefinition>> = {
  application: applicationPolicyChanged,
  subscription: subscriptionPolicyChanged,
  advanced: apiPolicyChanged,
  custom: customPolicyChanged,
};

/** Puts the whole policy on the outbox of the transaction. */
export const announcePolicy = (outbox: Outbox, db: Db, policy: ThrottlingPolicy): Promise<void> => {
  const { kind, id, organization, name, displayName, description, limit, enforcement, burst, plan, groups, rule } = policy;
  const common = { id, organization, name, displayName, description, limit, ...(enforcement && { enforcement }) };
  const lacks = (what: string): never => {
    throw new Error(`the ${kind} policy ${name} lacks its ${what}`);
  };
  switch (kind) {
    case 'application':
      return outbox.put(db, applicationPolicyChanged, { ...common, ...(burst && { burst }) });
    case 'advanced':
      return outbox.put(db, apiPolicyChanged, { ...common, userLevel: false, ...(groups && groups.length > 0 && { groups: [...groups] }) });
    case 'subscription':
      return outbox.put(db, subscriptionPolicyChanged, { ...common, ...(burst && { burst }), ...(plan ?? lacks('plan')) });
    case 'custom': {
      const { enabled, keyTemplate, condition } = rule ?? lacks('rule');
      return outbox.put(db, customPolicyChanged, { ...common, enabled, keyTemplate, condition });
    }
  }
};

export const announcePolicyDeletion = (outbox: Outbox, db: Db, { kind, organization, name }: ThrottlingPolicy): Promise<void> =>
  outbox.remove(db, definitions[kind], definitions[kind].keyOf({ organization, name }));
