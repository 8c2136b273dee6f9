import { Alert, List, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useStrings } from '../strings/pages';
import type { SourceFault } from './check-source';
import classes from './fault-list.module.css';

const around = 1;

/** The line of a fault between its neighbours. */
const Excerpt = ({ text, line, label }: { readonly text: string; readonly line: number; readonly label: string }) => {
  const lines = text.split('\n');
  const from = Math.max(1, line - around);
  const shown = lines.slice(from - 1, line + around);
  return (
    <pre className={classes['excerpt']} tabIndex={0} aria-label={label} role="region">
      {shown.map((content, at) => (
        <span key={from + at} className={classes['line']} data-here={from + at === line || undefined}>
          <span className={classes['number']} aria-hidden>
            {from + at}
          </span>
          {content.slice(0, 300)}
          {'\n'}
        </span>
      ))}
    </pre>
  );
};

/** What is wrong with a definition: line by line, in the words of the check. */
export const FaultList = ({ faults, text }: { readonly faults: readonly SourceFault[]; readonly text: string | undefined }) => {
  const { createApi } = useStrings();
  return (
    <Alert color="red" variant="light" icon={<IconAlertTriangle aria-hidden />} title={createApi.invalid(faults.length)} role="alert">
      <List size="sm" spacing="sm" listStyleType="none" className={classes['list']}>
        {faults.map(({ pointer, reason, place }) => (
          <List.Item key={`${pointer} ${reason}`}>
            <Text size="sm" component="span" fw={600}>
              {place ? createApi.line(place.line) : createApi.document}
            </Text>
            <Text size="sm" component="span">
              {': '}
              {reason}
            </Text>
            {pointer !== '' && (
              <Text size="xs" ff="monospace" style={{ overflowWrap: 'anywhere' }}>
                {createApi.wherePointer(pointer)}
              </Text>
            )}
            {place && text !== undefined && <Excerpt text={text} line={place.line} label={createApi.line(place.line)} />}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
};
