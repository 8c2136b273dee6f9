import { Button, Fieldset, Group, MultiSelect, NativeSelect, Stack, Switch, Text, TextInput } from '@mantine/core';
import type { ApiForm } from '@quintet/web-kit';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { RowButton } from '../../admin/row-button';
import { useRoleNames } from '../../admin/user-call';
import { useAdminStrings } from '../../strings/admin';
import type { PolicyValues } from './policy-values';

/** What only business plans have. */
export const PlanFields = ({ form }: { readonly form: ApiForm<PolicyValues> }) => {
  const { policies: words, users } = useAdminStrings();
  const roleNames = useRoleNames();
  const { getInputProps, values, insertListItem, removeListItem } = form.form;
  return (
    <Stack>
      <Switch label={words.stopOnQuotaReach} description={words.stopHelp} {...getInputProps('stopOnQuotaReach', { type: 'checkbox' })} />
      <NativeSelect label={words.billingPlan} data={(['FREE', 'COMMERCIAL'] as const).map((value) => ({ value, label: words.billingPlans[value] }))} {...getInputProps('billingPlan')} />
      <NativeSelect label={words.permissions} data={(['ALL', 'ALLOW', 'DENY'] as const).map((value) => ({ value, label: words.permissionTypes[value] }))} {...getInputProps('permissionType')} />
      {values.permissionType !== 'ALL' && (
        <MultiSelect label={words.roles} {...getInputProps('roles')} value={[...values.roles]} data={[...new Set([...roleNames, ...values.roles])]} searchable hidePickedOptions required clearable clearButtonProps={{ 'aria-label': users.clearRoles }} />
      )}
      <Fieldset legend={words.attributes}>
        <Stack>
          <Text size="sm" c="dimmed">
            {words.attributesText}
          </Text>
          {values.attributes.map(({ name }, at) => (
            <Group key={at} align="flex-end">
              <TextInput label={words.attributeName} {...getInputProps(`attributes.${at}.name`)} required maxLength={255} autoComplete="off" flex={1} />
              <TextInput label={words.attributeValue} {...getInputProps(`attributes.${at}.value`)} maxLength={1_024} autoComplete="off" flex={1} />
              <RowButton label={words.removeAttribute(name)} icon={<IconTrash size={16} aria-hidden />} onClick={() => removeListItem('attributes', at)} />
            </Group>
          ))}
          <Group>
            <Button variant="default" size="xs" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => insertListItem('attributes', { name: '', value: '' })}>
              {words.addAttribute}
            </Button>
          </Group>
        </Stack>
      </Fieldset>
    </Stack>
  );
};
