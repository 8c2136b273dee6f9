import type { Application } from '@quintet/contracts';
import { isUniqueViolation, joinSql, sql, type Db, type Sql } from '@quintet/persistence';
import { AppError } from '@quintet/service-kit';
import { problems } from '../../problems';
import type { AllApplicationsRequest, ApplicationListRequest, ApplicationStore, ListedApplication } from './application-store';

interface Row {
  readonly organization: string;
  readonly id: string;
  readonly name: string;
  readonly owner: string;
  readonly description: string;
  readonly policy: string;
  readonly groups: string[];
  readonly attributes: Record<string, string>;
  readonly created_at: Date;
}
interface ListedRow extends Row {
  readonly subscription_count: number;
}

const columns = sql`
  application.organization, application.id, application.name, application.owner, application.description, application.policy,
  application.groups, application.attributes, application.created_at`;
const listedColumns = sql`${columns},
  (select count(*)::int
     from subscription
    where subscription.organization = application.organization and subscription.application_id = application.id) as subscription_count`;

const applicationOf = ({ created_at, ...row }: Row): Application => ({
  id: row.id,
  organization: row.organization,
  name: row.name,
  owner: row.owner,
  description: row.description,
  policy: row.policy,
  tokenType: 'JWT',
  groups: row.groups,
  attributes: row.attributes,
  createdMs: created_at.getTime(),
});
const listedOf = (row: ListedRow): ListedApplication => ({ ...applicationOf(row), subscriptionCount: row.subscription_count });

/** Every application is approved, so the order by status is that of the names. */
const orderOf = ({ sortBy, sortOrder }: Pick<ApplicationListRequest, 'sortBy' | 'sortOrder'>) => {
  const by = { name: sql`application.name`, throttlingPolicy: sql`application.policy`, status: sql`application.name` }[sortBy];
  return sortOrder === 'asc' ? sql`${by} asc, application.id` : sql`${by} desc, application.id`;
};

const orderOfAll = ({ sortBy, sortOrder }: Pick<AllApplicationsRequest, 'sortBy' | 'sortOrder'>) => {
  const by = { name: sql`application.name`, owner: sql`application.owner`, createdTime: sql`application.created_at` }[sortBy];
  return sortOrder === 'asc' ? sql`${by} asc, application.id` : sql`${by} desc, application.id`;
};

const named = async (name: string, work: () => Promise<unknown>): Promise<void> => {
  try {
    await work();
  } catch (error) {
    if (isUniqueViolation(error, 'application_name')) throw new AppError(problems.APPLICATION_NAME_TAKEN, name, { cause: error });
    throw error;
  }
};

const escaped = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

const pageWhere = async (db: Db, where: Sql, order: Sql, { limit, offset }: { readonly limit: number; readonly offset: number }) => {
  const [counted] = await db.rows<{ total: number }>(sql`select count(*)::int as total from application where ${where}`);
  const rows = await db.rows<ListedRow>(sql`
    select ${listedColumns}
      from application
     where ${where}
     order by ${order}
     limit ${limit} offset ${offset}`);
  return { applications: rows.map(listedOf), total: counted?.total ?? 0 };
};

export const pgApplicationStore: ApplicationStore = {
  find: async (db, organization, id) => {
    const [row] = await db.rows<ListedRow>(sql`
      select ${listedColumns}
        from application
       where application.organization = ${organization} and application.id = ${id}`);
    return row && listedOf(row);
  },
  lock: async (db, organization, id) => {
    const [row] = await db.rows<Row>(sql`
      select ${columns}
        from application
       where application.organization = ${organization} and application.id = ${id}
         for update`);
    return row && applicationOf(row);
  },
  list: (db, request) => {
    const conditions = [
      sql`application.organization = ${request.organization}`,
      sql`(application.owner = ${request.username} or application.groups && ${request.groups}::text[])`,
      ...(request.name === '' ? [] : [sql`application.name ilike ${`%${escaped(request.name)}%`}`]),
      ...(request.groupId === undefined ? [] : [sql`${request.groupId} = any(application.groups)`]),
    ];
    return pageWhere(db, joinSql(conditions, ' and '), orderOf(request), request);
  },
  listAll: (db, request) => {
    const conditions = [
      sql`application.organization = ${request.organization}`,
      ...(request.owner === undefined ? [] : [sql`application.owner = ${request.owner}`]),
      ...(request.name === '' ? [] : [sql`application.name ilike ${`%${escaped(request.name)}%`}`]),
    ];
    return pageWhere(db, joinSql(conditions, ' and '), orderOfAll(request), request);
  },
  add: (db, application) =>
    named(application.name, () =>
      db.rows(sql`
        insert into application (organization, id, name, owner, description, policy, groups, attributes, created_at, updated_at)
        values (${application.organization}, ${application.id}, ${application.name}, ${application.owner}, ${application.description}, ${application.policy},
                ${application.groups}::text[], ${JSON.stringify(application.attributes)}, ${new Date(application.createdMs)}, ${new Date(application.createdMs)})`),
    ),
  change: (db, application) =>
    named(application.name, () =>
      db.rows(sql`
        update application
           set name = ${application.name}, description = ${application.description}, policy = ${application.policy},
               groups = ${application.groups}::text[], attributes = ${JSON.stringify(application.attributes)}, updated_at = now()
         where application.organization = ${application.organization} and application.id = ${application.id}`),
    ),
  changeOwner: (db, { organization, id, name, owner }) =>
    named(name, () =>
      db.rows(sql`
        update application
           set owner = ${owner}, updated_at = now()
         where application.organization = ${organization} and application.id = ${id}`),
    ),
  remove: async (db, organization, id) => {
    await db.rows(sql`delete from application where application.organization = ${organization} and application.id = ${id}`);
  },
  page: async (db, after, limit) =>
    (
      await db.rows<Row>(sql`
        select ${columns}
          from application
         where (application.organization, application.id) > (${after?.organization ?? ''}, ${after?.id ?? ''})
         order by application.organization, application.id
         limit ${limit}`)
    ).map(applicationOf),
};
