import { LineChart } from '@mantine/charts';
import '@mantine/charts/styles.css';
import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { formatDateTime, formatNumber } from '../strings/format';
import { useKitStrings } from '../strings/strings';
import { DataTable } from '../table/data-table';

export interface Series {
  readonly key: string;
  readonly label: string;
  /** Of the theme, such as `quintet.6`, `red.7`. */
  readonly color: string;
}

export interface TimePoint {
  /** ISO 8601. */
  readonly time: string;
  readonly values: Readonly<Record<string, number | null>>;
}

/** Lines over time, and the same as a table for who cannot see lines. Imported lazily: it is heavy. */
export const TimeChart = ({ title, series, points, unit = '', timeHeader }: { readonly title: string; readonly series: readonly Series[]; readonly points: readonly TimePoint[]; readonly unit?: string; readonly timeHeader: string }) => {
  const words = useKitStrings();
  const [asTable, setAsTable] = useState(false);
  const shown = (value: number | null | undefined): string => (value === null || value === undefined ? words.empty : `${formatNumber(value, { maximumFractionDigits: 1 })}${unit}`);
  return (
    <Stack gap="xs" component="section" aria-label={title}>
      <Group justify="space-between">
        <Text fw={600}>{title}</Text>
        <Button size="compact-sm" variant="subtle" onClick={() => setAsTable(!asTable)}>
          {asTable ? words.showChart : words.showTable}
        </Button>
      </Group>
      {asTable ? (
        <div style={{ maxHeight: 320, overflow: 'auto' }} tabIndex={0} role="region" aria-label={title}>
          <DataTable
            label={title}
            rows={points}
            rowKey={({ time }) => time}
            columns={[{ key: 'time', header: timeHeader, render: ({ time }) => formatDateTime(time) }, ...series.map(({ key, label }) => ({ key, header: label, align: 'right' as const, render: ({ values }: TimePoint) => shown(values[key]) }))]}
          />
        </div>
      ) : (
        <div aria-hidden>
          <LineChart
            h={260}
            data={points.map(({ time, values }) => ({ time: formatDateTime(time), ...values }))}
            dataKey="time"
            series={series.map(({ key, label, color }) => ({ name: key, label, color }))}
            curveType="monotone"
            withLegend
            withDots={points.length <= 60}
            lineChartProps={{ accessibilityLayer: false }} // nothing in what is hidden takes the focus
            valueFormatter={(value) => shown(value)}
          />
        </div>
      )}
    </Stack>
  );
};
