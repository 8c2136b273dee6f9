import { tokenRevoked, type TokenRevocation } from '@quintet/contracts';
import { republishPages } from '@quintet/control-plane';
import type { Outbox } from '@quintet/outbox';
import { sql, type Database, type Db } from '@quintet/persistence';
import type { Clock } from '@quintet/service-kit';

interface Row {
  readonly organization: string;
  readonly kind: TokenRevocation['kind'];
  readonly value: string;
  readonly revoked_ms: string;
  readonly expires_ms: string;
}

const revocationOf = ({ revoked_ms, expires_ms, ...same }: Row): TokenRevocation => ({ ...same, revokedMs: Number(revoked_ms), expiresMs: Number(expires_ms) });
const columns = sql`revocation.organization, revocation.kind, revocation.value, revocation.revoked_ms, revocation.expires_ms`;
const pruneBatch = 500;

export interface RevocationsParts {
  readonly outbox: Outbox;
  readonly clock: Clock;
}

/** What is revoked, and the events that tell it: both in the caller's transaction. */
export const createRevocations = ({ outbox, clock }: RevocationsParts) => ({
  /** Revoking again moves the time on for clients and subjects, and changes nothing for a token. */
  add: async (db: Db, { organization, kind, value, expiresMs }: Omit<TokenRevocation, 'revokedMs'>): Promise<void> => {
    const [row] = await db.rows<Row>(sql`
      insert into revocation (organization, kind, value, revoked_ms, expires_ms)
      values (${organization}, ${kind}, ${value}, ${clock.now()}, ${expiresMs})
      on conflict (organization, kind, value)
      do update set revoked_ms = excluded.revoked_ms, expires_ms = greatest(revocation.expires_ms, excluded.expires_ms)
      returning ${columns}`);
    if (row) await outbox.put(db, tokenRevoked, revocationOf(row));
  },

  /** Asks the database, not the hub: right at once after the answer of a revocation, on every replica. */
  isRevoked: async (db: Db, token: { jti?: string | undefined; clientId?: string | undefined; sub: string; iat: number }): Promise<boolean> => {
    const rows = await db.rows(sql`
      select 1
        from revocation
       where (revocation.kind = 'token' and revocation.value = ${token.jti ?? ''})
          or (revocation.kind = 'client' and revocation.value = ${token.clientId ?? ''} and revocation.revoked_ms >= ${token.iat * 1000})
          or (revocation.kind = 'subject' and revocation.value = ${token.sub} and revocation.revoked_ms >= ${token.iat * 1000})
       limit 1`);
    return rows.length > 0;
  },

  /** Takes out what concerns only tokens that have ended by themselves. @returns how many */
  prune: (database: Database): Promise<number> =>
    database.inTransaction(async (db) => {
      const gone = await db.rows<Row>(sql`
      delete from revocation
       where (revocation.organization, revocation.kind, revocation.value) in (
             select due.organization, due.kind, due.value
               from revocation due
              where due.expires_ms < ${clock.now()}
              order by due.expires_ms
              limit ${pruneBatch}
                for update skip locked)
      returning ${columns}`);
      for (const row of gone) await outbox.remove(db, tokenRevoked, tokenRevoked.keyOf(revocationOf(row)));
      return gone.length;
    }),

  republish: (database: Database): Promise<void> =>
    republishPages<Row>(
      database,
      (db, after, limit) =>
        db.rows(sql`
          select ${columns}
            from revocation
           where revocation.expires_ms >= ${clock.now()}
             and (revocation.organization, revocation.kind, revocation.value) > (${after?.organization ?? ''}, ${after?.kind ?? ''}, ${after?.value ?? ''})
           order by revocation.organization, revocation.kind, revocation.value
           limit ${limit}`),
      (db, row) => outbox.put(db, tokenRevoked, revocationOf(row)),
    ),
});
export type Revocations = ReturnType<typeof createRevocations>;
