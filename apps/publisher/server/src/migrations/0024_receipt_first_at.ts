import type { Migration } from '@quintet/persistence';

export const receiptFirstAt: Migration = {
  name: '0024_receipt_first_at.sql',
  text: `
alter table gateway_receipt add column first_at timestamptz; -- when the gateway said this of this revision for the first time
update gateway_receipt set first_at = at;
alter table gateway_receipt alter column first_at set not null;
create index gateway_receipt_environment on gateway_receipt (organization, environment);
`,
};
