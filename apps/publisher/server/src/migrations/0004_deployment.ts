import type { Migration } from '@quintet/persistence';

export const deployment: Migration = {
  name: '0004_deployment.sql',
  text: `
create table api_deployment (
  organization         text not null,
  api_id               text not null,
  environment          text not null,
  revision_id          text not null,
  vhost                text not null,
  display_on_devportal boolean not null,
  artifact             jsonb not null, -- what the gateways were sent
  deployed_by          text not null,
  deployed_at          timestamptz not null,
  primary key (organization, api_id, environment), -- a newer revision replaces the older one in one statement
  foreign key (organization, api_id) references api (organization, id) on delete cascade,
  foreign key (organization, revision_id) references api_revision (organization, id)
);
create index api_deployment_revision on api_deployment (organization, revision_id);
create index api_deployment_environment on api_deployment (organization, environment);

create table gateway_receipt (
  organization text not null,
  api_id       text not null,
  environment  text not null,
  gateway_id   text not null,
  revision_id  text,
  outcome      text not null,
  reason       text,
  at           timestamptz not null,
  primary key (organization, api_id, environment, gateway_id),
  foreign key (organization, api_id) references api (organization, id) on delete cascade
);
`,
};
