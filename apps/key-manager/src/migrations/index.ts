import { outboxMigration, publishedMigration } from '@quintet/outbox';
import type { Migration } from '@quintet/persistence';
import { clientsMigration } from './0003_clients';
import { keysMigration } from './0004_keys_and_revocations';
import { oidcMigration } from './0005_oidc';
import { tenantsMigration } from './0007_tenants';
import { profilesMigration } from './0008_profiles';
import { retiredNamesMigration } from './0009_retired_names';
import { usersMigration } from './0002_users';

export const migrations: readonly Migration[] = [outboxMigration('0001'), usersMigration, clientsMigration, keysMigration, oidcMigration, publishedMigration('0006'), tenantsMigration, profilesMigration, retiredNamesMigration];
