import type { Migration } from '@quintet/persistence';

/** Of the keys themselves nothing is kept but their hash. */
export const apiKey: Migration = {
  name: '0006_api_key.sql',
  text: `
create table api_key (
  organization       text not null,
  id                 text not null,
  application_id     text not null,
  key_type           text not null check (key_type in ('PRODUCTION', 'SANDBOX')),
  name               text not null,
  hash               text not null,
  permitted_ips      text[] not null,
  permitted_referers text[] not null,
  created_at         timestamptz not null,
  expires_at         timestamptz,
  primary key (organization, id),
  constraint api_key_application foreign key (organization, application_id) references application (organization, id),
  constraint api_key_name unique (organization, application_id, key_type, name),
  constraint api_key_hash unique (organization, hash)
);
create index api_key_expiry on api_key (expires_at) where expires_at is not null;
`,
};
