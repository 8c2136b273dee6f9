import type { Migration } from '@quintet/persistence';

export const sharedScope: Migration = {
  name: '0023_shared_scope.sql',
  text: `
create table shared_scope (
  organization text not null,
  id           text not null,
  name         text not null,
  display_name text not null,
  description  text not null,
  bindings     jsonb not null, -- names of the roles that may have it
  primary key (organization, id)
);
create unique index shared_scope_name on shared_scope (organization, name);
`,
};
