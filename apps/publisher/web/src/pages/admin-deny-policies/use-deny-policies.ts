import { answer } from '@quintet/web-kit';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { admin, type AdminSchema } from '../../admin/clients';
import type { AdminStrings } from '../../strings/admin';

export type DenyPolicy = AdminSchema<'DenyPolicy'>;
export type DenyType = DenyPolicy['conditionType'];
export const denyTypes: readonly DenyType[] = ['API', 'APPLICATION', 'IP', 'IPRANGE', 'USER'];
export const denyPoliciesKey = ['admin', 'deny-policies'] as const;

export const useDenyPolicies = (of: { readonly type: string; readonly value: string; readonly limit: number; readonly offset: number }) =>
  useQuery({
    queryKey: [...denyPoliciesKey, of],
    queryFn: ({ signal }) => {
      // `&` divides the terms of this query language.
      const terms = [of.type !== '' && `conditionType:${of.type}`, of.value !== '' && `conditionValue:${of.value.replaceAll('&', '')}`].filter((term) => term !== false);
      return answer(admin.GET('/throttling/deny-policies', { params: { query: { limit: of.limit, offset: of.offset, ...(terms.length > 0 && { query: terms.join(' & ') }) } }, signal }));
    },
    placeholderData: keepPreviousData,
  });

/** What a policy refuses, in words. */
export const deniedBy = ({ conditionValue: value }: Pick<DenyPolicy, 'conditionValue'>, words: AdminStrings['denyPolicies']): string => {
  if (typeof value === 'string') return value;
  const addresses = 'fixedIp' in value ? value.fixedIp : words.range(value.startingIp, value.endingIp);
  return value.invert ? words.allBut(addresses) : addresses;
};
