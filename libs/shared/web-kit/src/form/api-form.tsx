import { Alert, Button, Group, Paper, Stack, Table, Text } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { FaultAlert } from '../feedback/fault-alert';
import { useKitStrings } from '../strings/strings';
import { differences } from './differences';
import { UnsavedGuard } from './unsaved-guard';
import type { ApiForm } from './use-api-form';

export interface ApiFormViewProps<Values extends object> {
  readonly form: ApiForm<Values>;
  readonly children: ReactNode;
  /** On the button; "Save" by default. */
  readonly action?: string;
  readonly onCancel?: () => void;
  /** A form that edits what is there: its button waits for a change, and the bar stays in view while there is one. */
  readonly isEditing?: boolean;
  /** Names of the fields by their paths, for the list of what somebody else changed. */
  readonly labels?: Readonly<Record<string, string>> | ((path: string) => string);
  /** What stands in that list for a value that is no text, in the reader's words; undefined: as it is. */
  readonly describe?: (path: string, value: unknown) => string | undefined;
  /** False in dialogs, which guard themselves by staying open. */
  readonly isGuarded?: boolean;
}

const shown = (value: unknown): string => {
  if (value === undefined || value === null || value === '') return '–';
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value.join(', ') || '–';
  return typeof value === 'string' ? value : JSON.stringify(value);
};

const Conflict = <Values extends object>({ form, labels = {}, describe }: Pick<ApiFormViewProps<Values>, 'form' | 'labels' | 'describe'>) => {
  const words = useKitStrings();
  if (!form.theirs) return null;
  const mine = form.form.getValues() as Record<string, unknown>;
  const changes = differences(form.form.getInitialValues() as Record<string, unknown>, form.theirs as Record<string, unknown>);
  const valueAt = (path: string): unknown => path.split('.').reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], mine);
  const text = (path: string, value: unknown): string => (describe?.(path, value) ?? shown(value)).slice(0, 200);
  return (
    <Alert color="yellow" icon={<IconUsers aria-hidden />} title={words.conflictTitle} role="alert">
      <Text size="sm">{changes.length === 0 ? words.conflictNoField : words.conflictText}</Text>
      {changes.length > 0 && (
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th aria-hidden />
              <Table.Th>{words.conflictTheirs}</Table.Th>
              <Table.Th>{words.conflictMine}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {changes.slice(0, 20).map(({ path, after }) => (
              <Table.Tr key={path}>
                <Table.Th scope="row">{typeof labels === 'function' ? labels(path) : (labels[path] ?? path)}</Table.Th>
                <Table.Td>{text(path, after)}</Table.Td>
                <Table.Td>{text(path, valueAt(path))}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      <Group mt="sm">
        <Button size="xs" onClick={form.keepMine} loading={form.busy}>
          {words.conflictKeepMine}
        </Button>
        <Button size="xs" variant="default" onClick={form.takeTheirs}>
          {words.conflictTakeTheirs}
        </Button>
      </Group>
    </Alert>
  );
};

/** The form around its fields: what was refused, what others changed, the buttons, the question before one leaves. */
export const ApiFormView = <Values extends object>({ form, children, action, onCancel, isEditing = false, labels, describe, isGuarded = true }: ApiFormViewProps<Values>) => {
  const words = useKitStrings();
  const buttons = (
    <Group justify="flex-end">
      {isEditing && form.isDirty && (
        <Button variant="default" onClick={form.reset} disabled={form.busy}>
          {words.discard}
        </Button>
      )}
      {onCancel && (
        <Button variant="default" onClick={onCancel}>
          {words.cancel}
        </Button>
      )}
      <Button type="submit" loading={form.busy} disabled={isEditing && !form.isDirty}>
        {action ?? words.save}
      </Button>
    </Group>
  );
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        event.stopPropagation(); // a form in a dialog is, for React, inside the form that opened it
        form.submit();
      }}
    >
      <Stack>
        {children}
        {form.error !== undefined && (
          <div tabIndex={-1} data-fault-summary>
            <FaultAlert error={form.error} faults={form.otherFaults} />
          </div>
        )}
        <Conflict form={form} labels={labels} describe={describe} />
        {isEditing ? (
          <Paper {...(form.isDirty ? { pos: 'sticky', withBorder: true, shadow: 'md', px: 'md' } : { bg: 'transparent' })} bottom={8} py="sm" style={{ zIndex: 5 }}>
            {buttons}
          </Paper>
        ) : (
          buttons
        )}
      </Stack>
      {isGuarded && <UnsavedGuard when={form.isDirty && !form.busy} />}
    </form>
  );
};
