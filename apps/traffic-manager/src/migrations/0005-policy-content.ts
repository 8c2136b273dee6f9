import type { Migration } from '@quintet/persistence';

export const policyContentMigration: Migration = {
  name: '0005_policy_content.sql',
  text: `
-- Limits are of several kinds, and a policy may have many: what an admin decided stands as one value.
alter table throttling_policy add column content jsonb;
update throttling_policy policy
   set content = jsonb_build_object(
         'limit', case when policy.requests is null then 'null'::jsonb
                       else jsonb_build_object('kind', 'request-count', 'requests', policy.requests, 'unitTime', policy.unit_time, 'timeUnit', policy.time_unit) end,
         'plan', coalesce(policy.plan, 'null'::jsonb));
alter table throttling_policy
  alter column content set not null,
  drop constraint throttling_policy_kind_check,
  add constraint throttling_policy_kind_check check (kind in ('application', 'subscription', 'advanced', 'custom')),
  drop column requests,
  drop column unit_time,
  drop column time_unit,
  drop column plan,
  add constraint throttling_policy_content_check check (content ? 'limit');
`,
};
