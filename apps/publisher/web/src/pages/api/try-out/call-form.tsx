import { Button, Fieldset, Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useState } from 'react';
import { useStrings } from '../../../strings/pages';
import { variablesOf, verbsWithBody, type OperationCall } from './operation-call';
import type { OperationHints } from './operation-hints';
import { PairRows } from './pair-rows';
import classes from './try-out.module.css';

export interface CallFormProps {
  readonly verb: string;
  readonly target: string;
  readonly hints: OperationHints;
  readonly busy: boolean;
  readonly onSend: (call: OperationCall) => void;
  /** As the call stands now, also while it is typed. */
  readonly children: (call: OperationCall) => React.ReactNode;
}

/** One operation with what it needs; examples of the definition stand in it already. */
export const CallForm = ({ verb, target, hints, busy, onSend, children }: CallFormProps) => {
  const { tryOut } = useStrings();
  const [call, setCall] = useState<OperationCall>({ verb, target, path: hints.path, query: hints.query.map(({ name, example }) => [name, example] as const), headers: [], body: hints.body });
  const set = (change: Partial<OperationCall>) => setCall((now) => ({ ...now, ...change }));
  const variables = variablesOf(target);
  // Parameters that nobody filled in are not sent.
  const sent = { ...call, query: call.query.filter(([name, value]) => value !== '' || !hints.query.some((hint) => hint.name === name)) };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) onSend(sent);
      }}
    >
      <Stack>
        {hints.summary !== '' && (
          <Text size="sm" c="dimmed">
            {hints.summary}
          </Text>
        )}
        {variables.length > 0 && (
          <Fieldset legend={tryOut.path} variant="unstyled" m={0} p={0} classNames={{ legend: classes['legend'] }}>
            <Stack gap="xs">
              {variables.map((name) => (
                <TextInput key={name} label={name === '*' ? tryOut.pathRest : name} size="xs" value={call.path[name] ?? ''} onChange={(event) => set({ path: { ...call.path, [name]: event.currentTarget.value } })} />
              ))}
            </Stack>
          </Fieldset>
        )}
        <PairRows label={tryOut.query} pairs={call.query} onChange={(query) => set({ query })} />
        <PairRows label={tryOut.headers} pairs={call.headers} onChange={(headers) => set({ headers })} />
        {verbsWithBody.includes(verb) && (
          <Textarea
            label={tryOut.body}
            description={hints.bodyType}
            autosize
            minRows={3}
            maxRows={16}
            spellCheck={false}
            styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 'var(--mantine-font-size-sm)' } }}
            value={call.body}
            onChange={(event) => set({ body: event.currentTarget.value })}
          />
        )}
        <Group>
          <Button type="submit" loading={busy} leftSection={<IconSend size={16} aria-hidden />}>
            {tryOut.send}
          </Button>
        </Group>
        {children(sent)}
      </Stack>
    </form>
  );
};
