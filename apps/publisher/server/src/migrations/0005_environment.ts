import type { Migration } from '@quintet/persistence';

export const environment: Migration = {
  name: '0005_environment.sql',
  text: `
create table environment (
  organization text not null,
  id           text not null,
  name         text not null,
  is_read_only boolean not null, -- comes from the configuration
  body         jsonb not null,
  created_at   timestamptz not null,
  primary key (organization, id)
);
create unique index environment_name on environment (organization, lower(name));
`,
};
