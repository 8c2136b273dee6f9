import type { Migration } from '@quintet/persistence';

export const denyPolicyMigration: Migration = {
  name: '0003_deny_policy.sql',
  text: `
create table deny_policy (
  organization text not null,
  id           uuid not null,
  number       bigint generated always as identity,
  type         text not null check (type in ('API', 'APPLICATION', 'IP', 'IPRANGE', 'USER')),
  -- What it matches, spelt in one way: two spellings of one address are one policy.
  subject      text not null,
  value        jsonb not null,
  enabled      boolean not null,
  version      integer not null default 1,
  primary key (organization, id),
  constraint deny_policy_subject unique (organization, type, subject)
);
`,
};
