import { Badge, Group, Loader, Text, UnstyledButton } from '@mantine/core';
import { IconCircleCheck, IconAlertTriangle } from '@tabler/icons-react';
import type { LineFault } from '../../../editor/code-editor';
import { useStrings } from '../../../strings/pages';
import classes from './definition.module.css';
import type { Faults } from './use-faults';

/** How many faults there are, or that there are none. */
export const FaultSummary = ({ faults, state }: Faults) => {
  const { definition: words } = useStrings();
  const said = state === 'too long' ? words.tooLongToCheck : state === 'failed' ? words.checkFailed : undefined;
  if (said !== undefined) {
    return (
      <Text size="sm" c="dimmed" role="status">
        {said}
      </Text>
    );
  }
  return (
    <Group gap="xs" mih={26} role="status">
      {faults.length > 0 ? (
        <Badge color="red" variant="light" tt="none" leftSection={<IconAlertTriangle size={12} aria-hidden />}>
          {words.faults(faults.length)}
        </Badge>
      ) : state === 'checking' ? (
        <Text size="sm" c="dimmed">{words.checking}</Text>
      ) : (
        <Badge color="teal" variant="light" tt="none" leftSection={<IconCircleCheck size={12} aria-hidden />}>
          {words.valid}
        </Badge>
      )}
      {state === 'checking' && <Loader size={14} aria-hidden className="quintet-delayed" />}
    </Group>
  );
};

/** Every fault with its line; choosing one leads there. */
export const FaultList = ({ faults, onGoTo }: { readonly faults: readonly LineFault[]; readonly onGoTo: (fault: LineFault) => void }) => {
  const { definition: words } = useStrings();
  if (faults.length === 0) return null;
  return (
    <ul className={classes['faults']} aria-label={words.faultList}>
      {faults.map((fault, at) => (
        <li key={at}>
          <UnstyledButton className={classes['fault']} onClick={() => onGoTo(fault)}>
            {words.faultAt(fault.line, fault.message)}
          </UnstyledButton>
        </li>
      ))}
    </ul>
  );
};
