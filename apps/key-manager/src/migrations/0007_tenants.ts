import type { Migration } from '@quintet/persistence';

export const tenantsMigration: Migration = {
  name: '0007_tenants.sql',
  text: `
alter table organization
  add column id           uuid not null default gen_random_uuid() unique,
  add column display_name text not null default '',
  add column enabled      boolean not null default true,
  -- Its domain is not given again: other services keep what it had under that name.
  add column deleted_at   timestamptz,
  add constraint organization_super_tenant check (organization <> 'carbon.super' or enabled);
`,
};
