import { sql, type Db } from '@quintet/persistence';

export type SignUpStatus = 'created' | 'approved' | 'rejected';

/** Somebody who asks for an account, and what became of it. */
export interface SignUp {
  readonly organization: string;
  readonly id: string;
  readonly userId: string;
  readonly userName: string;
  readonly status: SignUpStatus;
  readonly createdAt: Date;
  readonly decidedAt: Date | null;
  /** The administrator who decided. */
  readonly decidedBy: string | null;
  readonly comment: string | null;
  /** Of the user, while there is one. */
  readonly email: string | null;
  readonly givenName: string | null;
  readonly familyName: string | null;
}

export interface Decision {
  readonly status: Exclude<SignUpStatus, 'created'>;
  readonly by: string;
  readonly at: Date;
  readonly comment: string | null;
}

const columns = sql`
  sign_up.organization, sign_up.id, sign_up.user_id as "userId", sign_up.user_name as "userName", sign_up.status, sign_up.created_at as "createdAt", sign_up.decided_at as "decidedAt",
  sign_up.decided_by as "decidedBy", sign_up.comment, user_account.email, user_account.given_name as "givenName", user_account.family_name as "familyName"`;
const withUser = sql`sign_up left join user_account on user_account.organization = sign_up.organization and user_account.id = sign_up.user_id`;

export const signUpStore = (db: Db) => ({
  /** Two names that differ in capitals only wait for each other until the end of the transaction. */
  holdName: async (organization: string, name: string): Promise<void> => {
    await db.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`sign-up ${organization}/${name.toLowerCase()}`}, 0))`);
  },
  add: async ({ organization, id, userId, userName, createdAt }: Pick<SignUp, 'organization' | 'id' | 'userId' | 'userName' | 'createdAt'>): Promise<void> => {
    await db.rows(sql`
      insert into sign_up (organization, id, user_id, user_name, status, created_at)
      values (${organization}, ${id}, ${userId}, ${userName}, 'created', ${createdAt})`);
  },
  page: async (organization: string, status: SignUpStatus, { limit, offset }: { readonly limit: number; readonly offset: number }) => {
    const list = await db.rows<SignUp>(sql`
      select ${columns}
        from ${withUser}
       where sign_up.organization = ${organization} and sign_up.status = ${status}
       order by sign_up.created_at, sign_up.id
       limit ${limit}
      offset ${offset}`);
    const [counted] = await db.rows<{ total: number }>(sql`
      select count(*)::int as total
        from sign_up
       where sign_up.organization = ${organization} and sign_up.status = ${status}`);
    return { list, total: counted?.total ?? 0 };
  },
  find: async (organization: string, id: string): Promise<SignUp | undefined> =>
    (await db.rows<SignUp>(sql`select ${columns} from ${withUser} where sign_up.organization = ${organization} and sign_up.id::text = ${id}`))[0],
  lock: async (organization: string, id: string): Promise<SignUp | undefined> =>
    (await db.rows<SignUp>(sql`select ${columns} from ${withUser} where sign_up.organization = ${organization} and sign_up.id::text = ${id} for update of sign_up`))[0],
  decide: async (organization: string, id: string, { status, by, at, comment }: Decision): Promise<void> => {
    await db.rows(sql`
      update sign_up
         set status = ${status}, decided_by = ${by}, decided_at = ${at}, comment = ${comment}
       where sign_up.organization = ${organization} and sign_up.id::text = ${id}`);
  },
  /** Who is taken away before anybody decided is not asked about any more. */
  closeOf: async (organization: string, userId: string, by: string, at: Date): Promise<void> => {
    await db.rows(sql`
      update sign_up
         set status = 'rejected', decided_by = ${by}, decided_at = ${at}
       where sign_up.organization = ${organization} and sign_up.user_id = ${userId} and sign_up.status = 'created'`);
  },
});
