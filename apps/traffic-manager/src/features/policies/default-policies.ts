import { randomUUID } from 'node:crypto';
import { DEFAULT_ORGANIZATION, UNLIMITED, type Limit } from '@quintet/contracts';
import type { Outbox } from '@quintet/outbox';
import { sql, type Database } from '@quintet/persistence';
import { announcePolicy } from './announce-policy';
import type { PlanSettings, PolicyContent, PolicyKind } from './policy';
import { policyStore } from './policy-store';

const plan: PlanSettings = { stopOnQuotaReach: true, billingPlan: 'FREE', permissions: null, customAttributes: [] };

const perMinute = (name: string, requests: number): Omit<PolicyContent, 'plan'> => ({
  name,
  displayName: name,
  description: `Allows ${requests} requests per minute`,
  limit: { kind: 'request-count', requests, unitTime: 1, timeUnit: 'min' } satisfies Limit,
});
const unlimited: Omit<PolicyContent, 'plan'> = { name: UNLIMITED, displayName: UNLIMITED, description: 'Allows unlimited requests', limit: null };

/** The policies that WSO2 ships for requests. */
const defaults: Readonly<Record<PolicyKind, readonly Omit<PolicyContent, 'plan'>[]>> = {
  application: [perMinute('10PerMin', 10), perMinute('20PerMin', 20), perMinute('50PerMin', 50), unlimited],
  subscription: [perMinute('Gold', 5_000), perMinute('Silver', 2_000), perMinute('Bronze', 1_000), unlimited],
  advanced: [perMinute('10KPerMin', 10_000), perMinute('20KPerMin', 20_000), perMinute('50KPerMin', 50_000), unlimited],
  custom: [],
};

/** Names the set in the database. A later set gets another name and brings only what is new in it. */
const setName = 'request-count policies';

/** Gives an organization the default policies, once for all: what its admin deletes of them does not come back. Safe to run by several at once. */
export const seedDefaultPolicies = (database: Database, outbox: Outbox, organization = DEFAULT_ORGANIZATION): Promise<void> =>
  database.inTransaction(async (db) => {
    const first = await db.rows(sql`
      insert into seeded_default (organization, name)
      values (${organization}, ${setName})
      on conflict do nothing
      returning name`);
    if (first.length === 0) return;
    const store = policyStore(db);
    for (const [kind, policies] of Object.entries(defaults) as [PolicyKind, readonly Omit<PolicyContent, 'plan'>[]][]) {
      for (const content of policies) {
        const added = await store.add({ ...content, plan: kind === 'subscription' ? plan : null, organization, kind, id: randomUUID() });
        if (added) await announcePolicy(outbox, db, added);
      }
    }
  });
