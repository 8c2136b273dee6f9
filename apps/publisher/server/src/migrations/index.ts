import { outboxMigration, publishedMigration } from '@quintet/outbox';
import { portalSessionMigration } from '@quintet/portal-host';
import type { Migration } from '@quintet/persistence';
import { usageMigration } from '@quintet/usage-rollup';
import { api } from './0002_api';
import { revision } from './0003_revision';
import { deployment } from './0004_deployment';
import { environment } from './0005_environment';
import { document } from './0020_document';
import { internalKey } from './0021_internal_key';
import { apiCategory } from './0022_api_category';
import { sharedScope } from './0023_shared_scope';
import { receiptFirstAt } from './0024_receipt_first_at';

/** The publisher's schema, one line per step. */
export const migrations: readonly Migration[] = [
  outboxMigration('0001'),
  api,
  revision,
  deployment,
  environment,
  document,
  internalKey,
  apiCategory,
  sharedScope,
  receiptFirstAt,
  publishedMigration('0025'),
  usageMigration('0044'),
  portalSessionMigration('0040'),
];
