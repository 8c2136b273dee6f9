import { Card, Group, NativeSelect, SimpleGrid, Stack, Text } from '@mantine/core';
import { EmptyState, formatMs, formatNumber, formatPercent, QueryView, Time, useFilter } from '@quintet/web-kit';
import { TimeChart } from '@quintet/web-kit/charts';
import { useQuery } from '@tanstack/react-query';
import { IconChartLine } from '@tabler/icons-react';
import { applicationUsageQuery, usageRanges, type Usage, type UsageRange } from '../../api/application-queries';
import { useStrings } from '../../strings';
import { useApplication } from '../application/use-application';
import { QuotaLeft } from './quota-left';
import { UsageGroups } from './usage-groups';

const ranges = Object.keys(usageRanges) as UsageRange[];
const shown = (ms: number | null): string => (ms === null ? '–' : formatMs(ms));

const Figure = ({ label, value, note }: { readonly label: string; readonly value: string; readonly note?: string }) => (
  <Card component="li" padding="md">
    <Text size="sm" c="dimmed">
      {label}
    </Text>
    <Text fz={24} fw={650}>
      {value}
    </Text>
    {note !== undefined && (
      <Text size="xs" c="dimmed">
        {note}
      </Text>
    )}
  </Card>
);

const Figures = ({ totals: { calls, errors, latency } }: Pick<Usage, 'totals'>) => {
  const { applicationUsage: words } = useStrings();
  return (
    <SimpleGrid component="ul" cols={{ base: 2, md: 4 }} p={0} m={0}>
      <Figure label={words.calls} value={formatNumber(calls)} />
      <Figure label={words.errors} value={formatNumber(errors)} note={words.errorShare(formatPercent(calls === 0 ? 0 : errors / calls))} />
      <Figure label={words.median} value={shown(latency.p50)} />
      <Figure label={words.slow} value={shown(latency.p95)} />
    </SimpleGrid>
  );
};

/** How much the application calls, what becomes of it, and what is left of its plans. */
export const Component = () => {
  const { applicationUsage: words } = useStrings();
  const { applicationId } = useApplication();
  const [named, setRange] = useFilter('range', 'day');
  const range = ranges.find((one) => one === named) ?? 'day';
  const query = useQuery(applicationUsageQuery(applicationId, range, 'version'));
  return (
    <Stack gap="xl">
      <QuotaLeft applicationId={applicationId} />
      <Stack gap="md">
        <Group justify="space-between" align="flex-end">
          <NativeSelect label={words.range} value={range} onChange={(event) => setRange(event.currentTarget.value)} data={ranges.map((value) => ({ value, label: words.ranges[value] }))} />
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
            <EmptyState icon={<IconChartLine size={28} />} title={words.emptyTitle}>
              {words.emptyText}
            </EmptyState>
          }
        >
          {({ totals, series }) => (
            <Stack gap="md">
              <Figures totals={totals} />
              <Card>
                <TimeChart
                  title={words.callsOverTime}
                  timeHeader={words.time}
                  series={[
                    { key: 'calls', label: words.calls, color: 'quintet.6' },
                    { key: 'errors', label: words.errors, color: 'red.7' },
                  ]}
                  points={series.map(({ at, calls, errors }) => ({ time: at, values: { calls, errors } }))}
                />
              </Card>
              <SimpleGrid cols={{ base: 1, md: 3 }}>
                <UsageGroups applicationId={applicationId} range={range} by="version" title={words.byApi} />
                <UsageGroups applicationId={applicationId} range={range} by="status" title={words.byStatus} />
                <UsageGroups applicationId={applicationId} range={range} by="error" title={words.byError} />
              </SimpleGrid>
            </Stack>
          )}
        </QueryView>
      </Stack>
    </Stack>
  );
};
