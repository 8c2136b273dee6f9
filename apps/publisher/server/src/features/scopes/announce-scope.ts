import { scopeChanged, scopeKeyOf } from '@quintet/contracts';
import type { Outbox } from '@quintet/outbox';
import { sql, type Database, type Db } from '@quintet/persistence';
import { everyScope, type SharedScope } from './scope-store';

export const announceScope = (outbox: Outbox, db: Db, organization: string, { id, name, displayName, description, bindings }: SharedScope): Promise<void> =>
  outbox.put(db, scopeChanged, { id, organization, name, displayName, description, roles: [...bindings] });

export const announceScopeDeletion = (outbox: Outbox, db: Db, organization: string, name: string): Promise<void> => outbox.remove(db, scopeChanged, scopeKeyOf({ organization, name }));

const lot = 500;

/** Puts every shared scope on the outbox, some at a time. */
export const republishScopes = async (database: Database, outbox: Outbox): Promise<void> => {
  const organizations = await database.rows<{ organization: string }>(sql`select distinct shared_scope.organization from shared_scope order by shared_scope.organization`);
  for (const { organization } of organizations) {
    for (let after = ''; ; ) {
      const scopes = await database.inTransaction(async (db) => {
        const found = await everyScope(db, organization, after, lot);
        for (const scope of found) await announceScope(outbox, db, organization, scope);
        return found;
      });
      if (scopes.length < lot) break;
      after = scopes.at(-1)?.name ?? '';
    }
  }
};
