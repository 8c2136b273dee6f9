import type { Migration } from '@quintet/persistence';

export const outboxChannel = 'outbox';

/** The table of waiting events and that of refused ones, one of each per database; a service lists this among its own migrations. */
export const outboxMigration = (number: `${number}`): Migration => ({
  name: `${number}_outbox.sql`,
  text: `
create table outbox (
  id         bigserial primary key,
  topic      text not null,
  key        text not null,
  value      text,
  headers    jsonb not null,
  created_at timestamptz not null default now()
);
create table outbox_refused (
  id         bigint primary key,
  topic      text not null,
  key        text not null,
  value      text,
  headers    jsonb not null,
  created_at timestamptz not null,
  reason     text not null,
  refused_at timestamptz not null default now()
);
create function outbox_notify() returns trigger language plpgsql as $$
begin
  perform pg_notify('${outboxChannel}', '');
  return null;
end $$;
create trigger outbox_notify after insert on outbox for each statement execute function outbox_notify();
`,
});

/** What was published last of each key: what the topics should hold. A service lists this too; what stood published before is in it after the next resync. */
export const publishedMigration = (number: `${number}`): Migration => ({
  name: `${number}_published.sql`,
  text: `
create table published (
  topic   text not null,
  key     text not null,
  version bigint not null,
  primary key (topic, key)
);
`,
});
