import { sql, type Db, type Sql } from '@quintet/persistence';
import { subjectOf, type DenyCondition, type StoredDenyPolicy } from './deny-policy';

interface Row {
  readonly organization: string;
  readonly id: string;
  readonly value: DenyCondition;
  readonly enabled: boolean;
  readonly version: number;
}

const columns: Sql = sql`policy.organization, policy.id, policy.value, policy.enabled, policy.version`;
const policyOf = ({ value, ...rest }: Row): StoredDenyPolicy => ({ ...rest, condition: value });

export interface DenyPolicyStore {
  /** In the order of creation. */
  list(organization: string): Promise<StoredDenyPolicy[]>;
  find(organization: string, id: string): Promise<StoredDenyPolicy | undefined>;
  /** Keeps others from changing it until the end of the transaction. */
  findForChange(organization: string, id: string): Promise<StoredDenyPolicy | undefined>;
  /** Of all organizations, in the order of their keys. */
  page(after: Pick<StoredDenyPolicy, 'organization' | 'id'> | undefined, limit: number): Promise<StoredDenyPolicy[]>;
  /** @returns undefined when there is one of that type and subject */
  add(policy: Omit<StoredDenyPolicy, 'version'>): Promise<StoredDenyPolicy | undefined>;
  switchTo(policy: StoredDenyPolicy, enabled: boolean): Promise<StoredDenyPolicy>;
  remove(policy: StoredDenyPolicy): Promise<void>;
}

export const denyPolicyStore = (db: Db): DenyPolicyStore => {
  const rows = async (statement: Sql): Promise<StoredDenyPolicy[]> => (await db.rows<Row>(statement)).map(policyOf);
  const find = (organization: string, id: string, lock: Sql): Sql => sql`
    select ${columns}
      from deny_policy policy
     where policy.organization = ${organization} and policy.id::text = ${id}${lock}`;
  return {
    list: (organization) =>
      rows(sql`
        select ${columns}
          from deny_policy policy
         where policy.organization = ${organization}
         order by policy.number`),
    find: async (organization, id) => (await rows(find(organization, id, sql``)))[0],
    findForChange: async (organization, id) => (await rows(find(organization, id, sql` for update`)))[0],
    page: (after, limit) =>
      rows(sql`
        select ${columns}
          from deny_policy policy
         where (policy.organization, policy.id::text) > (${after?.organization ?? ''}, ${after?.id ?? ''})
         order by policy.organization, policy.id::text
         limit ${limit}`),
    add: async ({ organization, id, condition, enabled }) =>
      (
        await rows(sql`
          insert into deny_policy as policy (organization, id, type, subject, value, enabled)
          values (${organization}, ${id}, ${condition.type}, ${subjectOf(condition)}, ${JSON.stringify(condition)}, ${enabled})
          on conflict on constraint deny_policy_subject do nothing
          returning ${columns}`)
      )[0],
    switchTo: async ({ organization, id }, enabled) => {
      const [changed] = await rows(sql`
        update deny_policy policy
           set enabled = ${enabled}, version = policy.version + 1
         where policy.organization = ${organization} and policy.id = ${id}
        returning ${columns}`);
      if (!changed) throw new Error('a deny policy that was locked is gone');
      return changed;
    },
    remove: async ({ organization, id }) => {
      await db.rows(sql`
        delete from deny_policy policy
         where policy.organization = ${organization} and policy.id = ${id}`);
    },
  };
};
