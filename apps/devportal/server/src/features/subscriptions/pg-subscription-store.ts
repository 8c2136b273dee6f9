import type { Subscription } from '@quintet/contracts';
import { isUniqueViolation, joinSql, sql } from '@quintet/persistence';
import { AppError } from '@quintet/service-kit';
import { problems } from '../../problems';
import type { SubscriptionStore } from './subscription-store';

interface Row {
  readonly organization: string;
  readonly id: string;
  readonly api_id: string;
  readonly application_id: string;
  readonly policy: string;
  readonly state: Subscription['state'];
  readonly subscriber: string;
  readonly created_at: Date;
}

const columns = sql`
  subscription.organization, subscription.id, subscription.api_id, subscription.application_id, subscription.policy, subscription.state,
  subscription.subscriber, subscription.created_at`;

const subscriptionOf = (row: Row): Subscription => ({
  id: row.id,
  organization: row.organization,
  apiId: row.api_id,
  applicationId: row.application_id,
  policy: row.policy,
  state: row.state,
  subscriber: row.subscriber,
  createdMs: row.created_at.getTime(),
});

const ids = (rows: readonly { readonly id: string }[]): string[] => rows.map(({ id }) => id);

export const pgSubscriptionStore: SubscriptionStore = {
  find: async (db, organization, id) => {
    const [row] = await db.rows<Row>(sql`
      select ${columns}
        from subscription
       where subscription.organization = ${organization} and subscription.id = ${id}`);
    return row && subscriptionOf(row);
  },
  lock: async (db, organization, id) => {
    const [row] = await db.rows<Row>(sql`
      select ${columns}
        from subscription
       where subscription.organization = ${organization} and subscription.id = ${id}
         for update`);
    return row && subscriptionOf(row);
  },
  list: async (db, { organization, username, groups, apiId, applicationId, groupId, limit, offset }) => {
    const where = joinSql(
      [
        sql`subscription.organization = ${organization}`,
        sql`(application.owner = ${username} or application.groups && ${groups}::text[])`,
        ...(apiId === undefined ? [] : [sql`subscription.api_id = ${apiId}`]),
        ...(applicationId === undefined ? [] : [sql`subscription.application_id = ${applicationId}`]),
        ...(groupId === undefined ? [] : [sql`${groupId} = any(application.groups)`]),
      ],
      ' and ',
    );
    const from = sql`
        from subscription
        join application on application.organization = subscription.organization and application.id = subscription.application_id
       where ${where}`;
    const [counted] = await db.rows<{ total: number }>(sql`select count(*)::int as total ${from}`);
    const rows = await db.rows<Row>(sql`select ${columns} ${from} order by subscription.created_at, subscription.id limit ${limit} offset ${offset}`);
    return { subscriptions: rows.map(subscriptionOf), total: counted?.total ?? 0 };
  },
  apiIdsOf: async (db, organization, applicationId) =>
    (
      await db.rows<{ api_id: string }>(sql`
        select subscription.api_id
          from subscription
         where subscription.organization = ${organization} and subscription.application_id = ${applicationId}`)
    ).map(({ api_id }) => api_id),
  add: async (db, subscription) => {
    try {
      await db.rows(sql`
        insert into subscription (organization, id, api_id, application_id, policy, state, subscriber, created_at)
        values (${subscription.organization}, ${subscription.id}, ${subscription.apiId}, ${subscription.applicationId}, ${subscription.policy},
                ${subscription.state}, ${subscription.subscriber}, ${new Date(subscription.createdMs)})`);
    } catch (error) {
      if (isUniqueViolation(error, 'subscription_once')) throw new AppError(problems.SUBSCRIPTION_EXISTS, undefined, { cause: error });
      throw error;
    }
  },
  change: async (db, { organization, id, policy, state }) => {
    await db.rows(sql`
      update subscription
         set policy = ${policy}, state = ${state}
       where subscription.organization = ${organization} and subscription.id = ${id}`);
  },
  remove: async (db, organization, id) =>
    (await db.rows(sql`delete from subscription where subscription.organization = ${organization} and subscription.id = ${id} returning subscription.id`)).length > 0,
  removeOfApplication: async (db, organization, applicationId) =>
    ids(
      await db.rows<{ id: string }>(sql`
        delete from subscription
         where subscription.organization = ${organization} and subscription.application_id = ${applicationId}
        returning subscription.id`),
    ),
  removeOfApi: async (db, apiId) => ids(await db.rows<{ id: string }>(sql`delete from subscription where subscription.api_id = ${apiId} returning subscription.id`)),
  page: async (db, after, limit) =>
    (
      await db.rows<Row>(sql`
        select ${columns}
          from subscription
         where (subscription.organization, subscription.id) > (${after?.organization ?? ''}, ${after?.id ?? ''})
         order by subscription.organization, subscription.id
         limit ${limit}`)
    ).map(subscriptionOf),
};
