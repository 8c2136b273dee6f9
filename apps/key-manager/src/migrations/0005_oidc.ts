import type { Migration } from '@quintet/persistence';

/**
 * `oidc_record`: sessions, log-ins under way, grants, codes, refresh tokens. `id` is a hash and `payload` is sealed, so
 * that a copy of the table opens nothing. `issued_token`: which access tokens came from a grant, to revoke them with it.
 */
export const oidcMigration: Migration = {
  name: '0005_oidc.sql',
  text: `
create table oidc_record (
  organization text not null references organization,
  kind         text not null,
  id           text not null,
  grant_id     text,
  uid          text,
  account_id   text,
  client_id    text,
  payload      text not null,
  consumed_at  timestamptz,
  expires_at   timestamptz not null,
  primary key (organization, kind, id),
  unique (kind, id)
);
create index oidc_record_grant on oidc_record (grant_id) where grant_id is not null;
create index oidc_record_uid on oidc_record (uid) where uid is not null;
create index oidc_record_account on oidc_record (organization, account_id) where account_id is not null;
create index oidc_record_client on oidc_record (organization, client_id) where client_id is not null;
create index oidc_record_expiry on oidc_record (expires_at);

create table issued_token (
  organization text not null references organization,
  jti          text not null,
  grant_id     text not null,
  expires_ms   bigint not null,
  primary key (organization, jti)
);
create index issued_token_grant on issued_token (grant_id);
create index issued_token_expiry on issued_token (expires_ms);
`,
};
