import { sql, type Database } from '@quintet/persistence';
import { parseUserName, type UserName } from '@quintet/auth';

/** The tenants, in memory: every user name that arrives is split by them. */
export interface Organizations {
  /** Reads them again. */
  refresh(): Promise<void>;
  has(organization: string): boolean;
  parse(shownName: string): UserName;
}

export const createOrganizations = (database: Database): Organizations => {
  let known: ReadonlySet<string> = new Set();
  return {
    refresh: async () => {
      const rows = await database.rows<{ organization: string }>(sql`select organization.organization from organization`);
      known = new Set(rows.map(({ organization }) => organization));
    },
    has: (organization) => known.has(organization),
    parse: (shownName) => parseUserName(shownName, (name) => known.has(name)),
  };
};
