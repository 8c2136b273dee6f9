import type { Migration } from '@quintet/persistence';

export const quotaLedgerMigration: Migration = {
  name: '0004_quota_ledger.sql',
  text: `
-- One row per key and window: what was leased out of its limit. The check is what makes over-admission impossible,
-- whatever crashes, repeats or runs twice.
create table quota_ledger (
  organization   text not null,
  level          text not null check (level in ('api', 'operation', 'subscription', 'application')),
  policy         text not null,
  key_digest     text not null, -- keys may be longer than an index row
  window_start   timestamptz not null,
  window_end     timestamptz not null,
  key            text not null,
  granted        bigint not null default 0 check (granted >= 0),
  quota_limit    bigint not null, -- at least what was granted, also when the policy allows less by now
  policy_number  bigint not null, -- which policy, and which version of it, the limit was last taken from
  policy_version integer not null,
  exhausted      boolean not null default false, -- gateways were told that it is used up
  primary key (organization, level, policy, key_digest, window_start, window_end),
  check (granted <= quota_limit),
  check (window_start < window_end)
) with (fillfactor = 70); -- room for updates in place: granted changes all the time and stands in no index
create index quota_ledger_window_end on quota_ledger (window_end);
create index quota_ledger_exhausted on quota_ledger (organization, level, policy) where exhausted;

-- Answers to demand messages, kept while the hub may deliver one again. A message has keys of all organizations that
-- its gateway serves, so it belongs to none of them.
create table quota_answer (
  gateway_id text not null,
  demand_id  text not null,
  decided_at timestamptz not null,
  answer     jsonb not null,
  primary key (gateway_id, demand_id)
);
create index quota_answer_decided_at on quota_answer (decided_at);
`,
};
