import type { Migration } from '@quintet/persistence';

/** Sessions of browsers. The id is a bearer secret: only its hash is kept; the tokens are sealed. */
export const portalSessionMigration = (number: `${number}`): Migration => ({
  name: `${number}_portal_session.sql`,
  text: `
create table portal_session (
  organization   text not null,
  id_hash        text not null primary key,
  username       text not null,
  tokens         text not null,
  created_at     timestamptz not null,
  seen_at        timestamptz not null,
  expires_at     timestamptz not null,
  renewing_until timestamptz
);
create index portal_session_user on portal_session (organization, username, created_at);
create index portal_session_expiry on portal_session (expires_at);
create index portal_session_seen on portal_session (seen_at);
`,
});
