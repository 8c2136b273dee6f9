import type { Migration } from '@quintet/persistence';

/** Contents of APIs as the event hub tells them. The key is the topic's own: a deletion names nothing else. */
export const catalogue: Migration = {
  name: '0002_catalogue.sql',
  text: `
create table api_content (
  key             text primary key,
  organization    text not null,
  api_id          text not null,
  kind            text not null check (kind in ('definition', 'thumbnail', 'document')),
  version         bigint not null,
  document_id     text,
  name            text,
  type            text,
  summary         text,
  source_type     text,
  source_url      text,
  other_type_name text,
  visibility      text,
  file_name       text,
  media_type      text,
  body            bytea,
  words           tsvector not null,
  created_at      timestamptz,
  updated_at      timestamptz,
  applied_at      timestamptz not null default now()
);
create index api_content_api on api_content (organization, api_id, kind);
create index api_content_words on api_content using gin (words);
`,
};
