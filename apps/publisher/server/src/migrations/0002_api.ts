import type { Migration } from '@quintet/persistence';

export const api: Migration = {
  name: '0002_api.sql',
  text: `
create table api (
  organization       text not null,
  id                 text not null,
  name               text not null,
  version            text not null,
  context_template   text not null, -- as given: '/pizza', or with {version} in it
  context            text not null, -- with the version: '/pizza/1.0.0'
  provider           text not null,
  lifecycle_state    text not null,
  is_default_version boolean not null,
  body               jsonb not null, -- the rest of the API object, also fields that only clients understand
  last_revision      integer not null default 0,
  change             integer not null default 1, -- rises with each change: the entity tag
  created_at         timestamptz not null,
  updated_at         timestamptz not null,
  primary key (organization, id)
);
create unique index api_name_version on api (organization, lower(name), version);
create unique index api_context on api (organization, context);
create unique index api_default_version on api (organization, lower(name)) where is_default_version;

create table api_definition (
  organization text not null,
  api_id       text not null,
  definition   text not null,
  primary key (organization, api_id),
  foreign key (organization, api_id) references api (organization, id) on delete cascade
);

create table api_thumbnail (
  organization text not null,
  api_id       text not null,
  media_type   text not null,
  bytes        bytea not null,
  updated_at   timestamptz not null,
  primary key (organization, api_id),
  foreign key (organization, api_id) references api (organization, id) on delete cascade
);

create table api_lifecycle_change (
  organization   text not null,
  api_id         text not null,
  number         bigint generated always as identity,
  previous_state text,
  state          text not null,
  username       text not null,
  changed_at     timestamptz not null,
  primary key (organization, api_id, number),
  foreign key (organization, api_id) references api (organization, id) on delete cascade
);
`,
};
