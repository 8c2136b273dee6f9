import { ActionIcon, Button, Fieldset, Group, Stack, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useStrings } from '../../../strings/pages';
import classes from './try-out.module.css';

export type Pair = readonly [name: string, value: string];

/** Names with values, as many as wanted: query parameters, headers. */
export const PairRows = ({ label, pairs, onChange }: { readonly label: string; readonly pairs: readonly Pair[]; readonly onChange: (pairs: readonly Pair[]) => void }) => {
  const { tryOut } = useStrings();
  const set = (at: number, pair: Pair) => onChange(pairs.map((one, i) => (i === at ? pair : one)));
  return (
    <Fieldset legend={label} variant="unstyled" m={0} p={0} classNames={{ legend: classes['legend'] }}>
      <Stack gap={6}>
        {pairs.map(([name, value], at) => (
          <Group key={at} gap={6} wrap="nowrap">
            <TextInput flex={1} miw={0} size="xs" aria-label={tryOut.nameOf(label, at + 1)} placeholder={tryOut.name} value={name} onChange={(event) => set(at, [event.currentTarget.value, value])} />
            <TextInput flex={2} miw={0} size="xs" aria-label={tryOut.valueOf(label, at + 1)} placeholder={tryOut.value} value={value} onChange={(event) => set(at, [name, event.currentTarget.value])} />
            <ActionIcon variant="subtle" color="gray" aria-label={tryOut.removeRow(label, at + 1)} onClick={() => onChange(pairs.filter((_, i) => i !== at))}>
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          </Group>
        ))}
        <Group>
          <Button size="compact-xs" variant="subtle" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => onChange([...pairs, ['', '']])}>
            {tryOut.addTo(label)}
          </Button>
        </Group>
      </Stack>
    </Fieldset>
  );
};
