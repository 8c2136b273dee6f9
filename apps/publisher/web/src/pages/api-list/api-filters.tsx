import { ActionIcon, Group, SegmentedControl, Select, TagsInput, Text, Tooltip, VisuallyHidden } from '@mantine/core';
import { SearchField } from '@quintet/web-kit';
import { IconLayoutGrid, IconSortAscending, IconSortDescending, IconTable } from '@tabler/icons-react';
import { useStrings } from '../../strings';
import classes from './api-list.module.css';
import { lifecycleStates, sortFields, type ListFilters, type SortField } from './list-address';
import { SearchHelp } from './search-help';
import type { ListLook } from './use-look';

export interface ApiFiltersProps {
  readonly filters: ListFilters;
  readonly onChange: (filters: ListFilters) => void;
  readonly look: ListLook;
  readonly onLook: (look: ListLook) => void;
  /** What to offer beside what is typed. */
  readonly knownTags: readonly string[];
  /** How many there are; undefined while that is not known. */
  readonly total: number | undefined;
}

export const ApiFilters = ({ filters, onChange, look, onLook, knownTags, total }: ApiFiltersProps) => {
  const { apiList, api } = useStrings();
  const set = (change: Partial<ListFilters>) => onChange({ ...filters, ...change });
  const descends = filters.sortOrder === 'desc';
  const turn = descends ? apiList.sortAscending : apiList.sortDescending;
  return (
    <div role="search" aria-label={apiList.search}>
      <div className={classes['filters']}>
        <Group gap={4} wrap="nowrap">
          <div style={{ flex: 1, minWidth: 0 }}>
            <SearchField label={apiList.search} value={filters.text} onSearch={(text) => set({ text })} />
          </div>
          <SearchHelp onPick={(text) => set({ text })} />
        </Group>
        <Select
          aria-label={apiList.state}
          placeholder={apiList.anyState}
          data={lifecycleStates.map((value) => ({ value, label: api.states[value] ?? value }))}
          value={filters.state}
          onChange={(state) => set({ state })}
          clearable
        />
        <TagsInput
          aria-label={apiList.tags}
          placeholder={filters.tags.length === 0 ? apiList.anyTag : undefined}
          data={[...knownTags]}
          value={[...filters.tags]}
          onChange={(tags) => set({ tags })}
          maxTags={10}
          clearable
        />
        <Select aria-label={apiList.type} placeholder={apiList.anyType} data={[{ value: 'HTTP', label: apiList.typeHttp }]} value={filters.type} onChange={(type) => set({ type })} clearable />
      </div>
      <Group justify="space-between" mt="sm" gap="sm">
        <Text size="sm" c="dimmed" role="status">
          {total !== undefined && apiList.found(total)}
        </Text>
        <Group gap="sm">
          <Group gap={4} wrap="nowrap">
            <Select
              aria-label={apiList.sort}
              data={sortFields.map((value) => ({ value, label: apiList.sorts[value] }))}
              value={filters.sortBy}
              onChange={(sortBy) => sortBy && set({ sortBy: sortBy as SortField })}
              allowDeselect={false}
              w={150}
            />
            <Tooltip label={turn} withArrow>
              <ActionIcon variant="default" size={36} aria-label={turn} onClick={() => set({ sortOrder: descends ? 'asc' : 'desc' })}>
                {descends ? <IconSortDescending size={18} aria-hidden /> : <IconSortAscending size={18} aria-hidden />}
              </ActionIcon>
            </Tooltip>
          </Group>
          <SegmentedControl
            aria-label={apiList.view}
            value={look}
            onChange={(value) => onLook(value as ListLook)}
            data={[
              { value: 'cards', label: <Look icon={<IconLayoutGrid size={18} aria-hidden />} label={apiList.cards} /> },
              { value: 'table', label: <Look icon={<IconTable size={18} aria-hidden />} label={apiList.table} /> },
            ]}
          />
        </Group>
      </Group>
    </div>
  );
};

const Look = ({ icon, label }: { readonly icon: React.ReactNode; readonly label: string }) => (
  <span title={label} style={{ display: 'flex' }}>
    {icon}
    <VisuallyHidden>{label}</VisuallyHidden>
  </span>
);
