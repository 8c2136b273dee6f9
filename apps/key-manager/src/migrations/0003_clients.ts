import type { Migration } from '@quintet/persistence';

/** `client_id` is unique over organizations: a token request names nothing else. */
export const clientsMigration: Migration = {
  name: '0003_clients.sql',
  text: `
create table oauth_client (
  organization                  text not null references organization,
  client_id                     text not null,
  kind                          text not null check (kind in ('registered', 'application', 'service')),
  name                          text not null,
  owner                         text not null,
  sealed_secret                 text not null,
  grant_types                   text[] not null,
  redirect_uris                 text[] not null,
  internal_scopes               text[] not null default '{}',
  is_public                     boolean not null default false,
  is_saas                       boolean not null default false,
  application_id                text,
  key_type                      text,
  access_token_lifetime_seconds integer,
  created_at                    timestamptz not null,
  primary key (organization, client_id),
  unique (client_id)
);
create unique index oauth_client_registered_once on oauth_client (organization, owner, name) where kind = 'registered';
`,
};
