import type { Migration } from '@quintet/persistence';

export const apiCategory: Migration = {
  name: '0022_api_category.sql',
  text: `
create table api_category (
  organization text not null,
  id           text not null,
  name         text not null,
  description  text not null,
  primary key (organization, id)
);
create unique index api_category_name on api_category (organization, lower(name));
`,
};
