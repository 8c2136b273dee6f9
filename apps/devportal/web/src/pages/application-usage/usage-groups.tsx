import { Card, Stack, Text, Title } from '@mantine/core';
import { formatNumber, QueryView } from '@quintet/web-kit';
import { BarList } from '@quintet/web-kit/charts';
import { useQuery } from '@tanstack/react-query';
import type { Schemas } from '../../api';
import { applicationUsageQuery, type UsageRange } from '../../api/application-queries';
import { useStrings, type Strings } from '../../strings';

export type Grouping = 'version' | 'status' | 'error';

const nameOf = (group: Schemas['UsageGroup'], by: Grouping, words: Strings['applicationUsage']): string => {
  if (group.isOther) return words.others;
  if (group.isNone) return words.none;
  if (by === 'status') return words.statuses[group.statusClass ?? ''] ?? group.statusClass ?? '';
  if (by === 'error') return String(group.errorCode ?? '');
  return group.apiName ? `${group.apiName} ${group.apiVersion ?? ''}`.trim() : words.gone(group.apiId ?? '');
};

/** Where the calls went, or what became of them. */
export const UsageGroups = ({ applicationId, range, by, title }: { readonly applicationId: string; readonly range: UsageRange; readonly by: Grouping; readonly title: string }) => {
  const { applicationUsage: words } = useStrings();
  const query = useQuery(applicationUsageQuery(applicationId, range, by));
  return (
    <Card component="section" aria-label={title}>
      <Stack gap="sm">
        <Title order={3}>{title}</Title>
        <QueryView query={query}>
          {({ groups, otherCalls }) => {
            // Calls without an error of the gateway are none of its errors.
            const shown = by === 'error' ? groups.filter(({ isNone }) => !isNone) : groups;
            const bars = shown.map((group) => ({ label: nameOf(group, by, words), value: group.calls, ...(by === 'version' && group.errors > 0 && { note: words.errorNote(formatNumber(group.errors)) }) }));
            const others = otherCalls > 0 ? [{ label: words.others, value: otherCalls }] : [];
            return bars.length === 0 ? (
              <Text size="sm" c="dimmed">
                {by === 'error' ? words.noErrors : words.emptyTitle}
              </Text>
            ) : (
              <BarList label={title} bars={[...bars, ...others]} />
            );
          }}
        </QueryView>
      </Stack>
    </Card>
  );
};
