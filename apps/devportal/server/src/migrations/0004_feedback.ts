import type { Migration } from '@quintet/persistence';

export const feedback: Migration = {
  name: '0004_feedback.sql',
  text: `
create table rating (
  organization text not null,
  api_id       text not null,
  username     text not null,
  id           text not null,
  rating       smallint not null check (rating between 1 and 5),
  rated_at     timestamptz not null,
  primary key (organization, api_id, username)
);
create table comment (
  organization text not null,
  id           text not null,
  api_id       text not null,
  parent_id    text,
  content      text not null,
  category     text not null,
  created_by   text not null,
  entry_point  text not null check (entry_point in ('devPortal', 'publisher')),
  created_at   timestamptz not null,
  updated_at   timestamptz,
  primary key (organization, id),
  constraint comment_parent foreign key (organization, parent_id) references comment (organization, id) on delete cascade
);
create index comment_api on comment (organization, api_id, created_at);
create index comment_reply on comment (organization, parent_id, created_at);
`,
};
