import type { Migration } from '@quintet/persistence';

export const usersMigration: Migration = {
  name: '0002_users.sql',
  text: `
create table organization (
  organization text primary key,
  created_at   timestamptz not null default now()
);
insert into organization (organization) values ('carbon.super');

create table user_account (
  organization  text not null references organization,
  id            text not null,
  name          text not null,
  password_hash text not null,
  roles         text[] not null,
  email         text,
  created_at    timestamptz not null,
  primary key (organization, id),
  unique (organization, name)
);
`,
};
