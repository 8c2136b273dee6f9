import { Group, NativeSelect, Pagination, Text } from '@mantine/core';
import { pageSizes } from '../query/use-paging';
import { useKitStrings } from '../strings/strings';

export interface PagerProps {
  readonly total: number;
  readonly offset: number;
  readonly limit: number;
  readonly setOffset: (offset: number) => void;
  readonly setLimit: (limit: number) => void;
}

/** Moves through a list of pages; nothing for one that fits on a page. */
export const Pager = ({ total, offset, limit, setOffset, setLimit }: PagerProps) => {
  const words = useKitStrings();
  if (total <= pageSizes[0] && offset === 0) return null;
  return (
    <Group justify="space-between" mt="md" component="nav" aria-label={words.pages}>
      <Group gap="sm">
        <Text size="sm" c="dimmed" role="status">
          {words.showing(Math.min(offset + 1, total), Math.min(offset + limit, total), total)}
        </Text>
        <NativeSelect size="xs" aria-label={words.rowsPerPage} data={[...new Set<number>([...pageSizes, limit])].sort((a, b) => a - b).map(String)} value={String(limit)} onChange={(event) => setLimit(Number(event.currentTarget.value))} />
      </Group>
      <Pagination
        size="sm"
        total={Math.max(1, Math.ceil(total / limit))}
        value={Math.floor(offset / limit) + 1}
        onChange={(page) => setOffset((page - 1) * limit)}
        getControlProps={(control) => ({ 'aria-label': control === 'previous' ? words.previousPage : control === 'next' ? words.nextPage : control })}
      />
    </Group>
  );
};
