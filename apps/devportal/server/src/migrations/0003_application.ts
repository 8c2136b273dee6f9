import type { Migration } from '@quintet/persistence';

export const application: Migration = {
  name: '0003_application.sql',
  text: `
create table application (
  organization text not null,
  id           text not null,
  name         text not null,
  owner        text not null,
  description  text not null,
  policy       text not null,
  groups       text[] not null,
  attributes   jsonb not null,
  created_at   timestamptz not null,
  updated_at   timestamptz not null,
  primary key (organization, id),
  constraint application_name unique (organization, owner, name)
);
create table key_mapping (
  organization          text not null,
  id                    text not null,
  application_id        text not null,
  key_type              text not null check (key_type in ('PRODUCTION', 'SANDBOX')),
  key_manager           text not null,
  consumer_key          text not null,
  additional_properties jsonb not null,
  created_at            timestamptz not null,
  primary key (organization, id),
  constraint key_mapping_application foreign key (organization, application_id) references application (organization, id),
  constraint key_mapping_type unique (organization, application_id, key_type, key_manager),
  constraint key_mapping_client unique (organization, consumer_key, key_manager)
);
create table subscription (
  organization   text not null,
  id             text not null,
  api_id         text not null,
  application_id text not null,
  policy         text not null,
  state          text not null,
  subscriber     text not null,
  created_at     timestamptz not null,
  primary key (organization, id),
  constraint subscription_application foreign key (organization, application_id) references application (organization, id),
  constraint subscription_once unique (organization, application_id, api_id)
);
create index subscription_api on subscription (organization, api_id);
`,
};
