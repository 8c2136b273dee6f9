import type { Migration } from '@quintet/persistence';

export const document: Migration = {
  name: '0020_document.sql',
  text: `
create table api_document (
  organization    text not null,
  api_id          text not null,
  id              text not null,
  name            text not null,
  type            text not null,
  summary         text not null,
  source_type     text not null,
  source_url      text,
  other_type_name text,
  visibility      text not null,
  file_name       text,
  media_type      text,  -- with content: null until content was given
  content         bytea,
  created_by      text not null,
  created_at      timestamptz not null,
  updated_by      text not null,
  updated_at      timestamptz not null,
  primary key (organization, api_id, id),
  check ((media_type is null) = (content is null)),
  foreign key (organization, api_id) references api (organization, id) on delete cascade
);
create unique index api_document_name on api_document (organization, api_id, name);
`,
};
