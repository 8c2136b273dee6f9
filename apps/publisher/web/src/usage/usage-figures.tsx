import { Card, SimpleGrid, Text } from '@mantine/core';
import { formatMs, formatNumber, formatPercent } from '@quintet/web-kit';
import { useStrings } from '../strings/pages';
import type { Usage } from './use-usage';

const Figure = ({ label, value, note }: { readonly label: string; readonly value: string; readonly note: string }) => (
  <Card component="li" padding="md">
    <Text size="sm" c="dimmed">
      {label}
    </Text>
    <Text fz={24} fw={650}>
      {value}
    </Text>
    <Text size="xs" c="dimmed">
      {note}
    </Text>
  </Card>
);

const shown = (ms: number | null): string => (ms === null ? '–' : formatMs(ms));

/** The sums of the time that is looked at. */
export const UsageFigures = ({ totals }: { readonly totals: Usage['totals'] }) => {
  const { usage: words } = useStrings();
  const { calls, errors, latency, backendLatency } = totals;
  const backend = (ms: number | null): string => (ms === null ? words.backendNotCalled : words.ofBackend(formatMs(ms)));
  return (
    <SimpleGrid component="ul" cols={{ base: 2, md: 5 }} spacing={{ base: 'xs', md: 'md' }} p={0} m={0}>
      <Figure label={words.calls} value={formatNumber(calls)} note={words.callsHelp} />
      <Figure label={words.errors} value={formatNumber(errors)} note={words.errorShare(formatPercent(calls === 0 ? 0 : errors / calls))} />
      <Figure label={words.median} value={shown(latency.p50)} note={backend(backendLatency.p50)} />
      <Figure label={words.p95} value={shown(latency.p95)} note={backend(backendLatency.p95)} />
      <Figure label={words.p99} value={shown(latency.p99)} note={backend(backendLatency.p99)} />
    </SimpleGrid>
  );
};
