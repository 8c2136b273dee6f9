import type { Migration } from '@quintet/persistence';

export const throttlingPolicyMigration: Migration = {
  name: '0002_throttling_policy.sql',
  text: `
create table throttling_policy (
  organization text not null,
  kind         text not null check (kind in ('application', 'subscription', 'advanced')),
  name         text not null,
  id           uuid not null,
  number       bigint generated always as identity,
  display_name text not null,
  description  text not null,
  -- All three null: unlimited.
  requests     bigint check (requests > 0),
  unit_time    integer check (unit_time > 0),
  time_unit    text check (time_unit in ('sec', 'min', 'hour', 'day', 'month', 'year')),
  -- What only business plans have.
  plan         jsonb,
  version      integer not null default 1,
  primary key (organization, kind, name),
  unique (organization, id),
  check (num_nulls(requests, unit_time, time_unit) in (0, 3)),
  check ((kind = 'subscription') = (plan is not null))
);

-- Sets of defaults that an organization was given once: what its admin deletes of them stays deleted.
create table seeded_default (
  organization text not null,
  name         text not null,
  seeded_at    timestamptz not null default now(),
  primary key (organization, name)
);
`,
};
