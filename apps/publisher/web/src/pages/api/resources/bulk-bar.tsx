import { Button, Group, Menu, Paper, Text } from '@mantine/core';
import { IconChevronDown, IconTrash } from '@tabler/icons-react';
import { useStrings } from '../../../strings/pages';
import { securities, type Operation } from './operation-list';
import type { OperationChoices } from './operation-settings';

export interface BulkBarProps {
  readonly count: number;
  readonly choices: OperationChoices;
  readonly onChange: (change: Partial<Operation>) => void;
  readonly onRemove: () => void;
  readonly onClear: () => void;
}

interface Choice {
  readonly label: string;
  readonly change: Partial<Operation>;
}

const ChoiceMenu = ({ label, choices, onChange }: { readonly label: string; readonly choices: readonly Choice[]; readonly onChange: (change: Partial<Operation>) => void }) => (
  <Menu>
    <Menu.Target>
      <Button variant="default" size="compact-sm" rightSection={<IconChevronDown size={14} aria-hidden />}>
        {label}
      </Button>
    </Menu.Target>
    <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
      {choices.map((choice) => (
        <Menu.Item key={choice.label} onClick={() => onChange(choice.change)}>
          {choice.label}
        </Menu.Item>
      ))}
    </Menu.Dropdown>
  </Menu>
);

/** What can be done with all operations that are selected. */
export const BulkBar = ({ count, choices: { scopes, policies, hasOwnLimit }, onChange, onRemove, onClear }: BulkBarProps) => {
  const { resources: words } = useStrings();
  return (
    <Paper withBorder p="xs" role="region" aria-label={words.selected(count)}>
      <Group gap="xs">
        <Text size="sm" fw={600} role="status">
          {words.selected(count)}
        </Text>
        <ChoiceMenu label={words.bulkSecurity} choices={securities.map((authType) => ({ label: words.securities[authType] ?? authType, change: { authType } }))} onChange={onChange} />
        {scopes.length > 0 && <ChoiceMenu label={words.bulkScopes} choices={[{ label: words.bulkClearScopes, change: { scopes: [] } }, ...scopes.map((scope) => ({ label: scope, change: { scopes: [scope] } }))]} onChange={onChange} />}
        {hasOwnLimit && <ChoiceMenu label={words.bulkPolicy} choices={policies.map((throttlingPolicy) => ({ label: throttlingPolicy, change: { throttlingPolicy } }))} onChange={onChange} />}
        <Button variant="light" color="red" size="compact-sm" leftSection={<IconTrash size={14} aria-hidden />} onClick={onRemove}>
          {words.bulkRemove}
        </Button>
        <Button variant="subtle" size="compact-sm" onClick={onClear} ml="auto">
          {words.selectNone}
        </Button>
      </Group>
    </Paper>
  );
};
