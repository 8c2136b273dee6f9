import type { Migration } from '@quintet/persistence';

export const keysMigration: Migration = {
  name: '0004_keys_and_revocations.sql',
  text: `
create table signing_key (
  organization text not null references organization,
  kid          text not null,
  sealed_jwk   text not null,
  public_jwk   jsonb not null,
  created_ms   bigint not null,
  signs_from_ms bigint not null,
  primary key (organization, kid)
);

create table key_manager_record (
  organization text not null references organization,
  name         text not null,
  record       jsonb not null,
  primary key (organization, name)
);

create table revocation (
  organization text not null references organization,
  kind         text not null check (kind in ('token', 'client', 'subject')),
  value        text not null,
  revoked_ms   bigint not null,
  expires_ms   bigint not null,
  primary key (organization, kind, value)
);
create index revocation_expiry on revocation (expires_ms);
`,
};
