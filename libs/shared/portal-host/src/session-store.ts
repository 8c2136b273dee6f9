import { sql, type Database } from '@quintet/persistence';

export interface SessionRow {
  readonly organization: string;
  readonly idHash: string;
  readonly username: string;
  /** Sealed. */
  readonly tokens: string;
  readonly seenMs: number;
  readonly expiresMs: number;
}

/** Rows are found by the hash of a secret, which names no organization. */
export interface SessionStore {
  /** Adds it, and removes the oldest of the user beyond `keep`. */
  add(row: SessionRow, keep: number): Promise<void>;
  /** @param seenAfterMs who was not seen since is not found */
  find(idHash: string, nowMs: number, seenAfterMs: number): Promise<SessionRow | undefined>;
  touch(idHash: string, nowMs: number): Promise<void>;
  /** One process at a time renews a session: its row says until when nobody else tries. @returns undefined: another one does, or it is gone */
  claimRenewal(idHash: string, nowMs: number, untilMs: number): Promise<SessionRow | undefined>;
  saveTokens(idHash: string, tokens: string): Promise<void>;
  releaseRenewal(idHash: string): Promise<void>;
  /** @returns what was removed */
  remove(idHash: string): Promise<SessionRow | undefined>;
  prune(nowMs: number, seenAfterMs: number): Promise<void>;
}

interface Row {
  readonly organization: string;
  readonly id_hash: string;
  readonly username: string;
  readonly tokens: string;
  readonly seen_at: Date;
  readonly expires_at: Date;
}

const columns = sql`portal_session.organization, portal_session.id_hash, portal_session.username, portal_session.tokens, portal_session.seen_at, portal_session.expires_at`;
const rowOf = (row: Row | undefined): SessionRow | undefined =>
  row && { organization: row.organization, idHash: row.id_hash, username: row.username, tokens: row.tokens, seenMs: row.seen_at.getTime(), expiresMs: row.expires_at.getTime() };

export const createPgSessionStore = (database: Database): SessionStore => ({
  add: (row, keep) =>
    database.inTransaction(async (db) => {
      const { organization, idHash, username, tokens } = row;
      const seenAt = new Date(row.seenMs);
      await db.rows(sql`
        insert into portal_session (organization, id_hash, username, tokens, created_at, seen_at, expires_at)
        values (${organization}, ${idHash}, ${username}, ${tokens}, ${seenAt}, ${seenAt}, ${new Date(row.expiresMs)})`);
      await db.rows(sql`
        delete from portal_session
         where portal_session.id_hash in (
                 select old.id_hash
                   from portal_session as old
                  where old.organization = ${organization} and old.username = ${username}
                  order by old.created_at desc, old.id_hash
                 offset ${keep})`);
    }),
  find: async (idHash, nowMs, seenAfterMs) => {
    const [row] = await database.rows<Row>(sql`
      select ${columns}
        from portal_session
       where portal_session.id_hash = ${idHash} and portal_session.expires_at > ${new Date(nowMs)} and portal_session.seen_at > ${new Date(seenAfterMs)}`);
    return rowOf(row);
  },
  touch: async (idHash, nowMs) => {
    await database.rows(sql`
      update portal_session
         set seen_at = ${new Date(nowMs)}
       where portal_session.id_hash = ${idHash}`);
  },
  claimRenewal: async (idHash, nowMs, untilMs) => {
    const [row] = await database.rows<Row>(sql`
      update portal_session
         set renewing_until = ${new Date(untilMs)}
       where portal_session.id_hash = ${idHash} and (portal_session.renewing_until is null or portal_session.renewing_until < ${new Date(nowMs)})
      returning ${columns}`);
    return rowOf(row);
  },
  saveTokens: async (idHash, tokens) => {
    await database.rows(sql`
      update portal_session
         set tokens = ${tokens}, renewing_until = null
       where portal_session.id_hash = ${idHash}`);
  },
  releaseRenewal: async (idHash) => {
    await database.rows(sql`
      update portal_session
         set renewing_until = null
       where portal_session.id_hash = ${idHash}`);
  },
  remove: async (idHash) => {
    const [row] = await database.rows<Row>(sql`
      delete from portal_session
       where portal_session.id_hash = ${idHash}
      returning ${columns}`);
    return rowOf(row);
  },
  prune: async (nowMs, seenAfterMs) => {
    await database.rows(sql`
      delete from portal_session
       where portal_session.expires_at <= ${new Date(nowMs)} or portal_session.seen_at <= ${new Date(seenAfterMs)}`);
  },
});
