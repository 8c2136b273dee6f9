import type { QuotaKey } from '@quintet/contracts';

/** Names a quota in maps: no two quotas have the same. */
export const quotaId = ({ organization, level, policy, group, key }: QuotaKey): string => JSON.stringify([organization, level, policy, group ?? null, key]);
