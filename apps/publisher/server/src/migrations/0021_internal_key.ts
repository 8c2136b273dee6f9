import type { Migration } from '@quintet/persistence';

export const internalKey: Migration = {
  name: '0021_internal_key.sql',
  text: `
create table internal_key_pair (
  organization       text not null,
  kid                text not null,
  issuer             text not null, -- named in the tokens that the key signs
  public_jwk         jsonb not null,
  sealed_private_key text not null,
  created_at         timestamptz not null,
  primary key (organization)
);
`,
};
