import type { Migration } from '@quintet/persistence';

export const quotaAccountsMigration: Migration = {
  name: '0007_quota_accounts.sql',
  text: `
-- A row is a key and a window still, of every level and unit. Of a window that slides it is one slot, and "carried" is what
-- the other slots of the fullest span with it hold: the check is on both together.
alter table quota_ledger
  add column id          bigint generated always as identity,
  add column quota_group text not null default '', -- the condition group whose limit it is; '' is the policy's own
  add column unit        text not null default 'calls' check (unit in ('calls', 'bytes', 'events')),
  add column carried     bigint not null default 0 check (carried >= 0),
  add column set_back    bigint not null default 0 check (set_back >= 0), -- given back by resets
  add column opens_at    timestamptz, -- of a used-up slot: when gateways were told that units come free
  add column kept_until  timestamptz, -- matters to demands until then
  add column closed      boolean not null default false, -- over, and what was out is forfeited
  drop constraint quota_ledger_level_check,
  add constraint quota_ledger_level_check check (level in ('api', 'operation', 'subscription', 'burst', 'application', 'application-burst', 'custom')),
  drop constraint quota_ledger_pkey,
  add primary key (organization, level, policy, quota_group, key_digest, window_start, window_end),
  add constraint quota_ledger_span_check check (granted + carried <= quota_limit);
update quota_ledger set kept_until = window_end;
alter table quota_ledger alter column kept_until set not null;
create unique index quota_ledger_id on quota_ledger (id);
drop index quota_ledger_window_end;
create index quota_ledger_open on quota_ledger (window_end) where not closed;
create index quota_ledger_closed on quota_ledger (kept_until) where closed;

-- Of windows that begin with a call or slide: which one is open for a key. Whoever decides on such a key holds this row.
create table quota_head (
  organization  text not null,
  level         text not null,
  policy        text not null,
  quota_group   text not null,
  key_digest    text not null,
  window_length text not null, -- a limit of another length opens a window of its own
  window_start  timestamptz not null,
  window_end    timestamptz not null,
  primary key (organization, level, policy, quota_group, key_digest)
) with (fillfactor = 70);

-- What a gateway did with a window: whose organization it is says the window. Written only while the window's row is held.
create table quota_account (
  window_id   bigint not null,
  gateway_id  text not null,
  granted     bigint not null check (granted >= 0),
  spent       bigint not null check (spent >= 0),
  returned    bigint not null check (returned >= 0),
  forfeited   bigint not null check (forfeited >= 0),
  outstanding bigint not null check (outstanding >= 0),
  advanced    bigint not null check (advanced between 0 and spent), -- of what was spent: passed without a lease, and debited
  overdrawn   bigint not null check (overdrawn >= 0), -- passed beyond the limit
  primary key (window_id, gateway_id),
  check (granted = spent + returned + forfeited + outstanding)
) with (fillfactor = 70);

-- Every movement of units as two entries that add up to nothing. Kept while the window is, then only its sums are.
create table quota_journal (
  window_id  bigint not null,
  gateway_id text not null, -- '' of a reset
  moved_at   timestamptz not null,
  movement   text not null check (movement in ('grant', 'recover', 'spend', 'return', 'forfeit', 'advance', 'overdraw', 'reset')),
  place      text not null check (place in ('pool', 'leased', 'spent', 'forfeited', 'overdraft', 'reset')),
  units      bigint not null
);
create index quota_journal_window on quota_journal (window_id);

-- Sums of windows that are over, by the window, or by the hour and later by the day for those that are shorter: what was enforced, for bills.
create table quota_usage (
  organization text not null,
  level        text not null,
  policy       text not null,
  quota_group  text not null,
  key_digest   text not null,
  unit         text not null,
  period_start timestamptz not null,
  period_end   timestamptz not null,
  key          text not null,
  windows      integer not null,
  used_up      integer not null, -- of the windows
  granted      bigint not null,
  spent        bigint not null,
  returned     bigint not null,
  forfeited    bigint not null,
  advanced     bigint not null,
  overdrawn    bigint not null,
  primary key (organization, level, policy, quota_group, key_digest, unit, period_start, period_end),
  check (granted = spent + returned + forfeited)
);
create index quota_usage_period on quota_usage (period_end);
`,
};
