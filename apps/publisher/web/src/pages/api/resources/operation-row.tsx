import { Badge, Checkbox, Collapse, Group, Text, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconGauge, IconLockOpen, IconShieldLock } from '@tabler/icons-react';
import { memo, useId } from 'react';
import { useStrings } from '../../../strings/pages';
import { keyOf, type Operation } from './operation-list';
import { OperationSettings, type OperationChoices } from './operation-settings';
import { VerbBadge } from './verb-badge';
import classes from './resources.module.css';

export interface OperationRowProps {
  readonly id: string;
  readonly operation: Operation;
  readonly choices: OperationChoices;
  readonly isOpen: boolean;
  readonly isSelected: boolean;
  readonly error: string | undefined;
  readonly onOpen: (id: string) => void;
  readonly onSelect: (id: string, selected: boolean) => void;
  readonly onChange: (id: string, change: Partial<Operation>) => void;
  readonly onRemove: (id: string) => void;
}

const Facts = ({ operation: { authType, scopes, throttlingPolicy }, hasOwnLimit }: { readonly operation: Operation; readonly hasOwnLimit: boolean }) => {
  const { resources: words } = useStrings();
  return (
    <Group gap={6} className={classes['facts']}>
      {authType === 'None' && (
        <Badge variant="light" color="yellow" tt="none" leftSection={<IconLockOpen size={12} aria-hidden />}>
          {words.open}
        </Badge>
      )}
      {authType !== 'None' && scopes.length > 0 && (
        <Badge variant="default" tt="none" fw={500} leftSection={<IconShieldLock size={12} aria-hidden />}>
          {scopes.length === 1 ? scopes[0] : words.scopeCount(scopes.length)}
        </Badge>
      )}
      {hasOwnLimit && throttlingPolicy !== 'Unlimited' && (
        <Badge variant="default" tt="none" fw={500} leftSection={<IconGauge size={12} aria-hidden />}>
          {throttlingPolicy}
        </Badge>
      )}
    </Group>
  );
};

/** An operation in the list; opened it shows its settings. */
export const OperationRow = memo(({ id, operation, choices, isOpen, isSelected, error, onOpen, onSelect, onChange, onRemove }: OperationRowProps) => {
  const { resources: words } = useStrings();
  const panel = useId();
  const name = keyOf(operation);
  return (
    <li className={classes['row']} data-invalid={error !== undefined || undefined}>
      <Group gap="sm" wrap="nowrap" px="sm">
        {!choices.isReadOnly && <Checkbox checked={isSelected} onChange={(event) => onSelect(id, event.currentTarget.checked)} aria-label={words.selectOperation(name)} />}
        <UnstyledButton className={classes['opener']} onClick={() => onOpen(id)} aria-expanded={isOpen} aria-controls={panel}>
          <VerbBadge verb={operation.verb} />
          <Text ff="monospace" size="sm" className={classes['path']}>
            {operation.target}
          </Text>
          <Facts operation={operation} hasOwnLimit={choices.hasOwnLimit} />
          <IconChevronDown size={16} aria-hidden className={classes['chevron']} />
        </UnstyledButton>
      </Group>
      <Collapse expanded={isOpen} id={panel} keepMounted={false} className={classes['panel']}>
        {isOpen && <OperationSettings operation={operation} choices={choices} error={error} onChange={(change) => onChange(id, change)} onRemove={() => onRemove(id)} />}
      </Collapse>
    </li>
  );
});
OperationRow.displayName = 'OperationRow';
