import { Card, SimpleGrid } from '@mantine/core';
import { TimeChart } from '@quintet/web-kit/charts';
import { useStrings } from '../strings/pages';
import type { Usage } from './use-usage';

/** Calls and their times, as they came. */
export const UsageCharts = ({ series }: { readonly series: Usage['series'] }) => {
  const { usage: words } = useStrings();
  return (
    <SimpleGrid cols={{ base: 1, lg: 2 }}>
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
      <Card>
        <TimeChart
          title={words.latencyOverTime}
          timeHeader={words.time}
          unit={words.unitMs}
          series={[
            { key: 'p50', label: words.median, color: 'quintet.6' },
            { key: 'p95', label: words.p95, color: 'orange.7' },
            { key: 'p99', label: words.p99, color: 'red.7' },
            { key: 'backend', label: words.backendP95, color: 'teal.7' },
          ]}
          points={series.map(({ at, latency, backendLatency }) => ({ time: at, values: { p50: latency.p50, p95: latency.p95, p99: latency.p99, backend: backendLatency.p95 } }))}
        />
      </Card>
    </SimpleGrid>
  );
};
