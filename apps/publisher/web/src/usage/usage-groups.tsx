import { Card, Stack, Text, Title } from '@mantine/core';
import { formatNumber, QueryView } from '@quintet/web-kit';
import { BarList } from '@quintet/web-kit/charts';
import { useStrings } from '../strings/pages';
import { groupName } from './group-name';
import { useUsage, type Grouping, type Usage, type UsageRange } from './use-usage';

const Bars = ({ by, usage }: { readonly by: Grouping; readonly usage: Usage }) => {
  const { usage: words } = useStrings();
  // Calls without an error of the gateway are none of its errors.
  const groups = by === 'error' ? usage.groups.filter(({ isNone }) => !isNone) : usage.groups;
  const bars = groups.map((group) => ({
    label: groupName(group, by, words),
    value: group.calls,
    ...(group.errors > 0 && by !== 'error' && by !== 'status' && { note: words.errorNote(formatNumber(group.errors)) }),
  }));
  const others = usage.otherCalls > 0 ? [{ label: words.others, value: usage.otherCalls }] : [];
  if (bars.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {by === 'error' ? words.noErrors : words.emptyTitle}
      </Text>
    );
  return <BarList label={words.groups[by]} bars={[...bars, ...others]} />;
};

/** Who or what has how many of the calls. */
export const UsageGroups = ({ by, range, apiId }: { readonly by: Grouping; readonly range: UsageRange; readonly apiId?: string }) => {
  const { usage: words } = useStrings();
  const query = useUsage(range, by, apiId);
  return (
    <Card component="section" aria-label={words.groups[by]}>
      <Stack gap="sm">
        <div>
          <Title order={2} size="h3">
            {words.groups[by]}
          </Title>
          <Text size="sm" c="dimmed">
            {words.groupsText[by]}
          </Text>
        </div>
        <QueryView query={query}>{(usage) => <Bars by={by} usage={usage} />}</QueryView>
      </Stack>
    </Card>
  );
};
