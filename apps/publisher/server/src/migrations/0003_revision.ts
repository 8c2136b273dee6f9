import type { Migration } from '@quintet/persistence';

export const revision: Migration = {
  name: '0003_revision.sql',
  text: `
create table api_revision (
  organization text not null,
  api_id       text not null,
  id           text not null,
  number       integer not null,
  description  text not null,
  body         jsonb not null,
  definition   text not null,
  created_by   text not null,
  created_at   timestamptz not null,
  primary key (organization, id),
  unique (organization, api_id, number),
  foreign key (organization, api_id) references api (organization, id) on delete cascade
);
`,
};
