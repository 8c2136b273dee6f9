import { sql, type Db } from '@quintet/persistence';
import type { Clock } from '@quintet/service-kit';
import { maxAccessTokenSeconds } from '../../lifetimes';
import type { Revocations } from '../revocations';

interface Issued {
  readonly organization: string;
  readonly jti: string;
  readonly expires_ms: string;
}

export interface EndTokensParts {
  readonly revocations: Revocations;
  readonly clock: Clock;
}

/** Ends what is open, each in the caller's transaction together with the events that tell it. */
export const createEndTokens = ({ revocations, clock }: EndTokensParts) => {
  const latestEnd = (): number => clock.now() + maxAccessTokenSeconds * 1000;
  return {
    /** A grant: its codes, refresh tokens and the access tokens that came from it. */
    ofGrant: async (db: Db, grantId: string): Promise<void> => {
      // The grant's own row first: whoever issues a token at this moment holds a share of it, so none slips through.
      await db.rows(sql`
      delete from oidc_record
       where oidc_record.grant_id = ${grantId}`);
      const issued = await db.rows<Issued>(sql`
      delete from issued_token
       where issued_token.grant_id = ${grantId}
      returning issued_token.organization, issued_token.jti, issued_token.expires_ms`);
      for (const { organization, jti, expires_ms } of issued) {
        const expiresMs = Number(expires_ms);
        if (expiresMs > clock.now()) await revocations.add(db, { organization, kind: 'token', value: jti, expiresMs });
      }
    },
    ofClient: async (db: Db, organization: string, clientId: string): Promise<void> => {
      await db.rows(sql`
      delete from oidc_record
       where oidc_record.client_id = ${clientId}`);
      await revocations.add(db, { organization, kind: 'client', value: clientId, expiresMs: latestEnd() });
    },
    ofSubject: async (db: Db, organization: string, shownName: string): Promise<void> => {
      await db.rows(sql`
      delete from oidc_record
       where oidc_record.organization = ${organization} and oidc_record.account_id = ${shownName}`);
      await revocations.add(db, { organization, kind: 'subject', value: shownName, expiresMs: latestEnd() });
    },
    ofToken: (db: Db, organization: string, jti: string, expiresMs: number): Promise<void> => revocations.add(db, { organization, kind: 'token', value: jti, expiresMs }),
  };
};
export type EndTokens = ReturnType<typeof createEndTokens>;
