import { Button, Chip, Group, Stack, Title } from '@mantine/core';
import { useState } from 'react';
import { useStrings } from '../../strings';

const fewest = 10;

export interface FilterListProps {
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly text: string }[];
  /** Empty: none is chosen. */
  readonly chosen: string;
  readonly onChoose: (value: string) => void;
}

/** One of several words to narrow a list down by; the chosen one again takes it back. */
export const FilterList = ({ label, options, chosen, onChoose }: FilterListProps) => {
  const { catalogue } = useStrings();
  const [all, setAll] = useState(false);
  if (options.length === 0) return null;
  const shown = all ? options : options.filter(({ value }, at) => at < fewest || value === chosen);
  const hidden = options.length - shown.length;
  return (
    <Stack gap="xs" component="section" aria-label={label}>
      <Title order={2} size="sm">
        {label}
      </Title>
      <Group gap={6}>
        {shown.map(({ value, text }) => (
          <Chip key={value} size="xs" checked={value === chosen} onChange={(checked) => onChoose(checked ? value : '')}>
            {text}
          </Chip>
        ))}
      </Group>
      {(hidden > 0 || all) && (
        <Button variant="subtle" size="compact-sm" onClick={() => setAll(!all)} aria-expanded={all} style={{ alignSelf: 'flex-start' }}>
          {all ? catalogue.showFewer : catalogue.showMore(hidden)}
        </Button>
      )}
    </Stack>
  );
};
