import { Badge, Group, Loader, Stack, Text, UnstyledButton } from '@mantine/core';
import { IconCircleCheck, IconAlertTriangle } from '@tabler/icons-react';
import type { LineFault } from '../../../editor/code-editor';
import { useStrings } from '../../../strings';
import classes from './definition.module.css';
import type { Faults } from './use-faults';

export interface FaultPanelProps extends Faults {
  readonly onGoTo: (fault: LineFault) => void;
}

const Summary = ({ faults, state }: Faults) => {
  const { definition: words } = useStrings();
  if (state === 'too long') return <Text size="sm" c="dimmed">{words.tooLongToCheck}</Text>;
  if (state === 'failed') return <Text size="sm" c="dimmed">{words.checkFailed}</Text>;
  return (
    <Group gap="xs" mih={26}>
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
export const FaultPanel = ({ faults, state, onGoTo }: FaultPanelProps) => {
  const { definition: words } = useStrings();
  return (
    <Stack gap={4}>
      <div role="status">
        <Summary faults={faults} state={state} />
      </div>
      {faults.length > 0 && (
        <ul className={classes['faults']} aria-label={words.faultList}>
          {faults.map((fault, at) => (
            <li key={at}>
              <UnstyledButton className={classes['fault']} onClick={() => onGoTo(fault)}>
                {words.faultAt(fault.line, fault.message)}
              </UnstyledButton>
            </li>
          ))}
        </ul>
      )}
    </Stack>
  );
};
