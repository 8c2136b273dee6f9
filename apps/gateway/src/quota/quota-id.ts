import type { QuotaKey } from '@quintet/contracts';

/** Names a quota among all. A line break stands in no name, so no two quotas have the same; made on every call, hence no JSON. */
export const quotaId = ({ organization, level, policy, group, key }: QuotaKey): string =>
  group === undefined ? `${organization}\n${level}\n${policy}\n${key}` : `${organization}\n${level}\n${policy}\n${group}\n${key}`;
