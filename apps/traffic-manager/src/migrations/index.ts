import { outboxMigration, publishedMigration } from '@quintet/outbox';
import { denyPolicyMigration } from './0003-deny-policy';
import { quotaLedgerMigration } from './0004-quota-ledger';
import { policyContentMigration } from './0005-policy-content';
import { quotaAccountsMigration } from './0007-quota-accounts';
import { quotaJournalByTimeMigration } from './0008-quota-journal-by-time';
import { throttlingPolicyMigration } from './0002-throttling-policy';

export const migrations = [outboxMigration('0001'), throttlingPolicyMigration, denyPolicyMigration, quotaLedgerMigration, policyContentMigration, publishedMigration('0006'), quotaAccountsMigration, quotaJournalByTimeMigration];
