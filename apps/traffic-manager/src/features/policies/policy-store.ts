import { sql, type Db, type Sql } from '@quintet/persistence';
import { settingsOf, type PolicyContent, type PolicyKind, type PolicySettings, type ThrottlingPolicy } from './policy';

interface Row {
  readonly organization: string;
  readonly kind: PolicyKind;
  readonly name: string;
  readonly id: string;
  readonly number: string;
  readonly display_name: string;
  readonly description: string;
  readonly content: PolicySettings;
  readonly version: number;
}

const policyOf = (row: Row): ThrottlingPolicy => ({
  organization: row.organization,
  kind: row.kind,
  name: row.name,
  id: row.id,
  number: Number(row.number),
  displayName: row.display_name,
  description: row.description,
  ...row.content,
  version: row.version,
});

const columns: Sql = sql`
  policy.organization, policy.kind, policy.name, policy.id, policy.number, policy.display_name, policy.description,
  policy.content, policy.version`;

const contentOf = (content: PolicySettings): string => JSON.stringify(settingsOf(content));

export interface NewPolicy extends PolicyContent {
  readonly organization: string;
  readonly kind: PolicyKind;
  readonly id: string;
}

export interface PolicyStore {
  /** Of one kind, or of all when none is named; in the order of creation. */
  list(organization: string, kind?: PolicyKind): Promise<ThrottlingPolicy[]>;
  find(organization: string, kind: PolicyKind, id: string): Promise<ThrottlingPolicy | undefined>;
  /** Keeps others from changing it until the end of the transaction. */
  findForChange(organization: string, kind: PolicyKind, id: string): Promise<ThrottlingPolicy | undefined>;
  /** Of all organizations, in the order of their keys. */
  page(after: Pick<ThrottlingPolicy, 'organization' | 'kind' | 'name'> | undefined, limit: number): Promise<ThrottlingPolicy[]>;
  /** @returns undefined when the name is taken */
  add(policy: NewPolicy): Promise<ThrottlingPolicy | undefined>;
  change(policy: ThrottlingPolicy, content: PolicyContent): Promise<ThrottlingPolicy>;
  remove(policy: ThrottlingPolicy): Promise<void>;
}

export const policyStore = (db: Db): PolicyStore => {
  const rows = async (statement: Sql): Promise<ThrottlingPolicy[]> => (await db.rows<Row>(statement)).map(policyOf);
  const find = (organization: string, kind: PolicyKind, id: string, lock: Sql): Sql => sql`
    select ${columns}
      from throttling_policy policy
     where policy.organization = ${organization} and policy.kind = ${kind} and policy.id::text = ${id}${lock}`;
  return {
    list: (organization, kind) =>
      rows(sql`
        select ${columns}
          from throttling_policy policy
         where policy.organization = ${organization} and (${kind ?? null}::text is null or policy.kind = ${kind ?? null})
         order by policy.number`),
    find: async (organization, kind, id) => (await rows(find(organization, kind, id, sql``)))[0],
    findForChange: async (organization, kind, id) => (await rows(find(organization, kind, id, sql` for update`)))[0],
    page: (after, limit) =>
      rows(sql`
        select ${columns}
          from throttling_policy policy
         where (policy.organization, policy.kind, policy.name) > (${after?.organization ?? ''}, ${after?.kind ?? ''}, ${after?.name ?? ''})
         order by policy.organization, policy.kind, policy.name
         limit ${limit}`),
    add: async (policy) =>
      (
        await rows(sql`
          insert into throttling_policy as policy (organization, kind, name, id, display_name, description, content)
          values (${policy.organization}, ${policy.kind}, ${policy.name}, ${policy.id}, ${policy.displayName}, ${policy.description},
                  ${contentOf(policy)})
          on conflict (organization, kind, name) do nothing
          returning ${columns}`)
      )[0],
    change: async ({ organization, kind, id }, content) => {
      const [changed] = await rows(sql`
        update throttling_policy policy
           set display_name = ${content.displayName}, description = ${content.description}, content = ${contentOf(content)},
               version = policy.version + 1
         where policy.organization = ${organization} and policy.kind = ${kind} and policy.id::text = ${id}
        returning ${columns}`);
      if (!changed) throw new Error('a policy that was locked is gone');
      return changed;
    },
    remove: async ({ organization, kind, name }) => {
      await db.rows(sql`
        delete from throttling_policy policy
         where policy.organization = ${organization} and policy.kind = ${kind} and policy.name = ${name}`);
    },
  };
};
