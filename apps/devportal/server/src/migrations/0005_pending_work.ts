import type { Migration } from '@quintet/persistence';

/** What must still be done elsewhere: written in the transaction that makes it necessary, taken out when it is done. */
export const pendingWork: Migration = {
  name: '0005_pending_work.sql',
  text: `
create table pending_work (
  organization text not null,
  id           text not null,
  kind         text not null,
  subject      text not null,
  attempts     integer not null default 0,
  due_at       timestamptz not null,
  created_at   timestamptz not null,
  primary key (organization, id)
);
create index pending_work_due on pending_work (due_at);
`,
};
