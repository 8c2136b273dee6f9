import type { QuotaKey } from '@quintet/contracts';

/** No text that PostgreSQL takes has it. */
const separator = '\u0000';

/** Names a quota in maps: no two quotas of the ledger have the same. Made many times for each message, hence no JSON. */
export const quotaId = ({ organization, level, policy, group = '', key }: QuotaKey): string => organization + separator + level + separator + policy + separator + group + separator + key;
