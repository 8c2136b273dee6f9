import { outboxMigration, publishedMigration } from '@quintet/outbox';
import { portalSessionMigration } from '@quintet/portal-host';
import { usageMigration } from '@quintet/usage-rollup';
import { catalogue } from './0002_catalogue';
import { application } from './0003_application';
import { feedback } from './0004_feedback';
import { pendingWork } from './0005_pending_work';
import { apiKey } from './0006_api_key';

export const migrations = [outboxMigration('0001'), catalogue, application, feedback, pendingWork, apiKey, publishedMigration('0007'), usageMigration('0044'), portalSessionMigration('0040')];
