import { Box, Group, Progress, Stack, Text } from '@mantine/core';
import { formatNumber } from '../strings/format';

export interface Bar {
  readonly label: string;
  readonly value: number;
  readonly note?: string;
}

/** The largest of something, longest bar first; read as a list. */
export const BarList = ({ label, bars }: { readonly label: string; readonly bars: readonly Bar[] }) => {
  const largest = Math.max(1, ...bars.map(({ value }) => value));
  return (
    <Stack component="ul" gap="xs" m={0} p={0} aria-label={label} style={{ listStyle: 'none' }}>
      {bars.map((bar) => (
        <Box component="li" key={bar.label}>
          <Group justify="space-between" wrap="nowrap" gap="sm">
            <Text size="sm" truncate title={bar.label}>
              {bar.label}
            </Text>
            <Text size="sm" c="dimmed" style={{ flexShrink: 0 }}>
              {formatNumber(bar.value)}
              {bar.note ? ` · ${bar.note}` : ''}
            </Text>
          </Group>
          <Progress value={(100 * bar.value) / largest} aria-hidden />
        </Box>
      ))}
    </Stack>
  );
};
