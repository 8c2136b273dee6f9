import { ActionIcon, Button, Group, NativeSelect, SegmentedControl, Text, Tooltip, VisuallyHidden } from '@mantine/core';
import { SearchField } from '@quintet/web-kit';
import { IconLayoutGrid, IconSortAscending, IconSortDescending, IconTable, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
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
  /** What there is to choose from. */
  readonly knownTags: readonly string[];
  /** How many there are; undefined while that is not known. */
  readonly total: number | undefined;
}

interface ChoiceProps {
  readonly label: string;
  /** What stands there while nothing is chosen. */
  readonly any: string;
  readonly value: string | null;
  readonly data: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string | null) => void;
}

const Choice = ({ label, any, value, data, onChange }: ChoiceProps) => (
  <NativeSelect aria-label={label} value={value ?? ''} onChange={(event) => onChange(event.currentTarget.value || null)} data={[{ value: '', label: any }, ...data]} />
);

/** The tags that must be there, each with a way to let it go. */
const ChosenTags = ({ tags, onChange }: { readonly tags: readonly string[]; readonly onChange: (tags: readonly string[]) => void }) => {
  const { apiList } = useStrings();
  return tags.map((tag) => (
    <Button key={tag} size="compact-sm" variant="light" rightSection={<IconX size={14} aria-hidden />} onClick={() => onChange(tags.filter((one) => one !== tag))} maw={200}>
      <VisuallyHidden>{apiList.removeTag} </VisuallyHidden>
      {tag}
    </Button>
  ));
};

const Look = ({ icon, label }: { readonly icon: ReactNode; readonly label: string }) => (
  <span title={label} className={classes['look']}>
    {icon}
    <VisuallyHidden>{label}</VisuallyHidden>
  </span>
);

const Order = ({ filters, set }: { readonly filters: ListFilters; readonly set: (change: Partial<ListFilters>) => void }) => {
  const { apiList } = useStrings();
  const descends = filters.sortOrder === 'desc';
  const turn = descends ? apiList.sortAscending : apiList.sortDescending;
  return (
    <Group gap={4} wrap="nowrap">
      <NativeSelect
        aria-label={apiList.sort}
        data={sortFields.map((value) => ({ value, label: apiList.sorts[value] }))}
        value={filters.sortBy}
        onChange={(event) => set({ sortBy: event.currentTarget.value as SortField })}
        w={140}
      />
      <Tooltip label={turn} withArrow>
        <ActionIcon variant="default" size={36} aria-label={turn} onClick={() => set({ sortOrder: descends ? 'asc' : 'desc' })}>
          {descends ? <IconSortDescending size={18} aria-hidden /> : <IconSortAscending size={18} aria-hidden />}
        </ActionIcon>
      </Tooltip>
    </Group>
  );
};

/** Which APIs are shown, in which order, and how. */
export const ApiFilters = ({ filters, onChange, look, onLook, knownTags, total }: ApiFiltersProps) => {
  const { apiList, api } = useStrings();
  const set = (change: Partial<ListFilters>) => onChange({ ...filters, ...change });
  const tags = knownTags.filter((tag) => !filters.tags.includes(tag));
  return (
    <div role="search" aria-label={apiList.search}>
      <div className={classes['filters']}>
        <Group gap={4} wrap="nowrap">
          <div className={classes['search']}>
            <SearchField label={apiList.search} value={filters.text} onSearch={(text) => set({ text })} />
          </div>
          <SearchHelp onPick={(text) => set({ text })} />
        </Group>
        <Choice label={apiList.state} any={apiList.anyState} value={filters.state} onChange={(state) => set({ state })} data={lifecycleStates.map((value) => ({ value, label: api.states[value] ?? value }))} />
        <Choice label={apiList.tags} any={filters.tags.length === 0 ? apiList.anyTag : apiList.furtherTag} value={null} onChange={(tag) => tag !== null && set({ tags: [...filters.tags, tag] })} data={tags.map((value) => ({ value, label: value }))} />
        <Choice label={apiList.type} any={apiList.anyType} value={filters.type} onChange={(type) => set({ type })} data={[{ value: 'HTTP', label: apiList.typeHttp }]} />
      </div>
      <Group justify="space-between" mt="sm" gap="sm">
        <Group gap="xs">
          <Text size="sm" c="dimmed" role="status">
            {total !== undefined && apiList.found(total)}
          </Text>
          <ChosenTags tags={filters.tags} onChange={(chosen) => set({ tags: chosen })} />
        </Group>
        <Group gap="sm">
          <Order filters={filters} set={set} />
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
