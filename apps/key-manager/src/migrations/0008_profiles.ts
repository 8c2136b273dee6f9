import type { Migration } from '@quintet/persistence';

/**
 * Profiles of users, sign-ups, and roles as things of their own.
 *
 * `version` counts the changes of a row: its entity tag. Roles that stand in users already are taken over; those of the
 * system are there in every tenant.
 */
export const profilesMigration: Migration = {
  name: '0008_profiles.sql',
  text: `
alter table user_account
  add column given_name      text not null default '',
  add column family_name     text not null default '',
  add column display_name    text not null default '',
  add column external_id     text,
  add column email_type      text not null default 'work',
  add column active          boolean not null default true,
  -- Signed up by himself, and not approved yet: may not log in.
  add column awaits_approval boolean not null default false,
  add column changed_at      timestamptz,
  add column version         integer not null default 1;
update user_account set changed_at = created_at;
alter table user_account alter column changed_at set default now(), alter column changed_at set not null;
create index user_account_lower_name on user_account (organization, lower(name) text_pattern_ops);
create index user_account_lower_email on user_account (organization, lower(email) text_pattern_ops);
create index user_account_roles on user_account using gin (roles);

create table sign_up (
  organization text not null references organization,
  id           uuid not null,
  user_id      text not null,
  user_name    text not null,
  status       text not null check (status in ('created', 'approved', 'rejected')),
  created_at   timestamptz not null,
  decided_at   timestamptz,
  decided_by   text,
  comment      text,
  primary key (organization, id),
  check ((status = 'created') = (decided_by is null) and (decided_by is null) = (decided_at is null))
);
create index sign_up_by_status on sign_up (organization, status, created_at, id);
create unique index sign_up_of_user on sign_up (organization, user_id);

create table role (
  organization text not null references organization,
  id           text not null,
  name         text not null,
  is_system    boolean not null default false,
  created_at   timestamptz not null default now(),
  changed_at   timestamptz not null default now(),
  version      integer not null default 1,
  primary key (organization, id),
  unique (organization, name)
);
insert into role (organization, id, name, is_system)
select organization.organization, gen_random_uuid(), known.name, true
  from organization
 cross join unnest(array['admin', 'Internal/creator', 'Internal/publisher', 'Internal/subscriber', 'Internal/everyone', 'Internal/devops',
                         'Internal/analytics', 'Internal/observer', 'Internal/integration_dev', 'Internal/selfsignup']) as known (name)
 where organization.deleted_at is null;
insert into role (organization, id, name)
select given.organization, gen_random_uuid(), given.name
  from (select distinct user_account.organization, role_name as name from user_account cross join unnest(user_account.roles) as role_name) as given
    on conflict (organization, name) do nothing;
`,
};
