import type { Migration } from '@quintet/persistence';

/**
 * Names of users who are gone. Other services keep what they owned under that name, so nobody may sign up under it;
 * an administrator may give it again. In lower case, as names that differ in capitals only pass for each other.
 */
export const retiredNamesMigration: Migration = {
  name: '0009_retired_names.sql',
  text: `
create table retired_name (
  organization text not null references organization,
  name         text not null,
  retired_at   timestamptz not null,
  primary key (organization, name)
);
`,
};
