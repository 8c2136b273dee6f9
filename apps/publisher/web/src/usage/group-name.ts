import type { useStrings } from '../strings/pages';
import type { Grouping, UsageGroup } from './use-usage';

type Words = ReturnType<typeof useStrings>['usage'];

/** What a group is called. */
export const groupName = (group: UsageGroup, by: Grouping, words: Words): string => {
  if (group.isOther) return words.others;
  if (group.isNone) return by === 'operation' ? words.withoutOperation : words.withoutApplication;
  switch (by) {
    case 'version':
      return group.apiName ? `${group.apiName} ${group.apiVersion ?? ''}`.trim() : (group.apiId ?? '');
    case 'operation':
      return `${group.verb ?? ''} ${group.target ?? ''}`;
    case 'application':
      return group.applicationName ? `${group.applicationName} (${group.applicationOwner ?? ''})` : words.gone(group.applicationId ?? '');
    case 'status':
      return words.statuses[group.statusClass ?? ''] ?? group.statusClass ?? '';
    case 'error':
      return words.code(String(group.errorCode ?? ''), words.codes[String(group.errorCode)]);
  }
};
