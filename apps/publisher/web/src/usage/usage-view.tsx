import { Group, NativeSelect, SimpleGrid, Stack, Text } from '@mantine/core';
import { EmptyState, QueryView, Time, useFilter } from '@quintet/web-kit';
import { IconChartLine } from '@tabler/icons-react';
import { useStrings } from '../strings/pages';
import { UsageCharts } from './usage-charts';
import { UsageFigures } from './usage-figures';
import { UsageGroups } from './usage-groups';
import { isUsageRange, usageRanges, useUsage, type UsageRange } from './use-usage';

/** Figures, charts and groups of one API, or of all. Imported only by pages that are loaded late: charts are heavy. */
export const UsageView = ({ apiId }: { readonly apiId?: string }) => {
  const { usage: words } = useStrings();
  const [named, setRange] = useFilter('range', 'day');
  const range: UsageRange = isUsageRange(named) ? named : 'day';
  const first = apiId === undefined ? 'version' : 'operation';
  const query = useUsage(range, first, apiId);
  const of = { range, ...(apiId !== undefined && { apiId }) };
  return (
    <Stack gap="md">
      <Group justify="space-between" align="flex-end">
        <NativeSelect
          label={words.range}
          value={range}
          onChange={(event) => setRange(event.currentTarget.value)}
          data={(Object.keys(usageRanges) as UsageRange[]).map((name) => ({ value: name, label: words.ranges[name] }))}
        />
        {query.data?.asOf && (
          <Text size="sm" c="dimmed">
            {words.asOf} <Time value={query.data.asOf} />
          </Text>
        )}
      </Group>
      <QueryView
        query={query}
        isEmpty={({ totals }) => totals.calls === 0}
        empty={
          <EmptyState title={words.emptyTitle} icon={<IconChartLine size={28} />}>
            {words.emptyText}
          </EmptyState>
        }
      >
        {({ totals, series }) => (
          <Stack gap="md">
            <UsageFigures totals={totals} />
            <UsageCharts series={series} />
            <SimpleGrid cols={{ base: 1, md: 2 }}>
              <UsageGroups by={first} {...of} />
              <UsageGroups by="application" {...of} />
              <UsageGroups by="status" {...of} />
              <UsageGroups by="error" {...of} />
            </SimpleGrid>
          </Stack>
        )}
      </QueryView>
    </Stack>
  );
};
