import { hash } from 'node:crypto';
import type { QuotaLevel } from '@quintet/contracts';
import type { PolicyKind } from '../policies';

/** Stands for the key in the ledger's index, whose rows are limited in size. */
export const keyDigest = (key: string): string => hash('sha256', key, 'base64url');

/** Which policies limit a level. */
export const kindOfLevel: Readonly<Record<QuotaLevel, PolicyKind>> = { api: 'advanced', operation: 'advanced', application: 'application', subscription: 'subscription', burst: 'subscription', 'application-burst': 'application', custom: 'advanced' };
