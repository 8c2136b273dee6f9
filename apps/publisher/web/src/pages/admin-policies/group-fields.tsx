import { Button, Checkbox, Fieldset, Group, NativeSelect, Stack, Switch, Text, TextInput } from '@mantine/core';
import type { ApiForm } from '@quintet/web-kit';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { RowButton } from '../../admin/row-button';
import { useAdminStrings } from '../../strings/admin';
import { LimitFields } from './limit-fields';
import { newCondition, newGroup, type ConditionKind, type ConditionValues, type GroupValues, type PolicyValues } from './policy-values';

const kinds: readonly ConditionKind[] = ['ip', 'range', 'header', 'query', 'claim'];

const ConditionFields = ({ form, path, at, condition }: { readonly form: ApiForm<PolicyValues>; readonly path: string; readonly at: number; readonly condition: ConditionValues }) => {
  const { policies: words } = useAdminStrings();
  const { getInputProps, removeListItem } = form.form;
  const own = `${path}.${at}`;
  const [first = '', second] = words.conditionFields[condition.kind];
  const text = (name: 'first' | 'second', label: string) => <TextInput key={name} label={label} {...getInputProps(`${own}.${name}`)} required maxLength={1_024} autoComplete="off" spellCheck={false} flex={1} miw={160} />;
  return (
    <Group align="flex-end" role="group" aria-label={words.condition(at + 1)}>
      <NativeSelect label={words.condition(at + 1)} data={kinds.map((value) => ({ value, label: words.conditionKinds[value] }))} {...getInputProps(`${own}.kind`)} />
      {text('first', first)}
      {second !== undefined && text('second', second)}
      <Checkbox label={words.invert} {...getInputProps(`${own}.invert`, { type: 'checkbox' })} pb={8} />
      <RowButton label={words.removeCondition(at + 1)} icon={<IconTrash size={16} aria-hidden />} onClick={() => removeListItem(path, at)} />
    </Group>
  );
};

const OneGroup = ({ form, at, group }: { readonly form: ApiForm<PolicyValues>; readonly at: number; readonly group: GroupValues }) => {
  const { policies: words } = useAdminStrings();
  const { getInputProps, insertListItem, removeListItem, errors } = form.form;
  const path = `groups.${at}`;
  const fault = errors[`${path}.conditions`];
  return (
    <Fieldset legend={words.group(at + 1)}>
      <Stack>
        <Group justify="space-between">
          <Switch label={words.groupEnabled} {...getInputProps(`${path}.enabled`, { type: 'checkbox' })} />
          <Button variant="default" size="xs" leftSection={<IconTrash size={14} aria-hidden />} onClick={() => removeListItem('groups', at)}>
            {words.removeGroup(at + 1)}
          </Button>
        </Group>
        <TextInput label={words.groupDescription} {...getInputProps(`${path}.description`)} maxLength={1_024} autoComplete="off" />
        {group.conditions.map((condition, i) => (
          <ConditionFields key={i} form={form} path={`${path}.conditions`} at={i} condition={condition} />
        ))}
        {fault && (
          <Text size="sm" c="var(--mantine-color-error)" role="alert">
            {fault}
          </Text>
        )}
        <Group>
          <Button variant="default" size="xs" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => insertListItem(`${path}.conditions`, newCondition)}>
            {words.addCondition}
          </Button>
        </Group>
        <LimitFields form={form} path={`${path}.limit`} type={group.limit.type} />
      </Stack>
    </Fieldset>
  );
};

/** Limits of their own for calls of certain kinds. */
export const GroupFields = ({ form }: { readonly form: ApiForm<PolicyValues> }) => {
  const { policies: words } = useAdminStrings();
  const { values, insertListItem } = form.form;
  return (
    <Stack>
      {values.groups.map((group, at) => (
        <OneGroup key={at} form={form} at={at} group={group} />
      ))}
      <Group>
        <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => insertListItem('groups', newGroup)}>
          {words.addGroup}
        </Button>
      </Group>
    </Stack>
  );
};
