import { ActionIcon, Badge, Card, Group, Stack, Text } from '@mantine/core';
import { DataTable, type Column } from '@quintet/web-kit';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { Roles } from '../../../scopes/roles';
import { useStrings } from '../../../strings/pages';
import { usesOf, type ApiOperation, type ApiScope } from './scope-form';

export interface ScopeTableProps {
  readonly scopes: readonly ApiScope[];
  readonly operations: readonly ApiOperation[];
  readonly isReadOnly: boolean;
  readonly onEdit: (scope: ApiScope) => void;
  readonly onRemove: (scope: ApiScope) => void;
}

export const ScopeTable = ({ scopes, operations, isReadOnly, onEdit, onRemove }: ScopeTableProps) => {
  const { scopes: words } = useStrings();
  const columns: readonly Column<ApiScope>[] = [
    {
      key: 'name',
      header: words.name,
      render: ({ scope, shared }) => (
        <Stack gap={2}>
          <Group gap="xs">
            <Text size="sm" fw={600} ff="monospace">
              {scope.name}
            </Text>
            {shared && (
              <Badge variant="light" title={words.sharedHelp}>
                {words.shared}
              </Badge>
            )}
          </Group>
          {scope.description && (
            <Text size="sm" c="dimmed">
              {scope.description}
            </Text>
          )}
        </Stack>
      ),
    },
    { key: 'roles', header: words.roles, render: ({ scope }) => <Roles names={scope.bindings} /> },
    { key: 'uses', header: words.usedBy, align: 'right', render: ({ scope }) => words.useCount(usesOf(operations, scope.name)) },
    ...(isReadOnly
      ? []
      : [
          {
            key: 'actions',
            header: '',
            width: 96,
            render: (one: ApiScope) => (
              <Group gap={4} wrap="nowrap" justify="flex-end">
                {!one.shared && (
                  <ActionIcon variant="subtle" color="gray" size="lg" onClick={() => onEdit(one)} aria-label={words.edit(one.scope.name)}>
                    <IconPencil size={16} aria-hidden />
                  </ActionIcon>
                )}
                <ActionIcon variant="subtle" color="gray" size="lg" onClick={() => onRemove(one)} aria-label={words.remove(one.scope.name)}>
                  <IconTrash size={16} aria-hidden />
                </ActionIcon>
              </Group>
            ),
          },
        ]),
  ];
  return (
    <Card p="xs">
      <DataTable label={words.list} columns={columns} rows={scopes} rowKey={({ scope }) => scope.name} />
    </Card>
  );
};
