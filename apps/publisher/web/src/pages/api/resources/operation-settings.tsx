import { Anchor, Button, Code, Group, MultiSelect, NativeSelect, Select, SimpleGrid, Stack, Text } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { Link } from 'react-router';
import { apiPath } from '../../../apis/addresses';
import { useStrings } from '../../../strings/pages';
import { keyOf, parametersOf, securities, type Operation } from './operation-list';

export interface OperationChoices {
  readonly apiId: string;
  /** Names of the API's scopes. */
  readonly scopes: readonly string[];
  /** Names of the policies that an operation may have. */
  readonly policies: readonly string[];
  /** False when one limit counts for the API as a whole. */
  readonly hasOwnLimit: boolean;
  readonly isReadOnly: boolean;
}

export interface OperationSettingsProps {
  readonly operation: Operation;
  readonly choices: OperationChoices;
  readonly error: string | undefined;
  readonly onChange: (change: Partial<Operation>) => void;
  readonly onRemove: () => void;
}

/** What an open operation of the list shows: who may call it, with which scopes, how often. */
export const OperationSettings = ({ operation, choices, error, onChange, onRemove }: OperationSettingsProps) => {
  const { resources: words } = useStrings();
  const { apiId, scopes, policies, hasOwnLimit, isReadOnly } = choices;
  const name = keyOf(operation);
  const parameters = parametersOf(operation.target);
  const isOpen = operation.authType === 'None';
  return (
    <Stack gap="md" p="md">
      {error !== undefined && (
        <Text c="var(--mantine-color-error)" size="sm" role="alert">
          {error}
        </Text>
      )}
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="md">
        <NativeSelect
          label={words.security}
          description={words.securityHelp[operation.authType]}
          data={securities.map((value) => ({ value, label: words.securities[value] ?? value }))}
          value={operation.authType}
          disabled={isReadOnly}
          onChange={(event) => onChange({ authType: event.currentTarget.value })}
        />
        <MultiSelect
          label={words.scopes}
          description={words.scopesHelp}
          data={[...new Set([...scopes, ...operation.scopes])]}
          value={[...operation.scopes]}
          onChange={(chosen) => onChange({ scopes: chosen })}
          disabled={isReadOnly || isOpen || (scopes.length === 0 && operation.scopes.length === 0)}
          searchable={scopes.length > 8}
          clearable
        />
        <Select
          label={words.policy}
          description={hasOwnLimit ? words.policyHelp : words.policyOfApi}
          data={[...new Set([...policies, operation.throttlingPolicy])]}
          value={operation.throttlingPolicy}
          onChange={(policy) => policy !== null && onChange({ throttlingPolicy: policy })}
          disabled={isReadOnly || !hasOwnLimit}
          searchable={policies.length > 8}
          allowDeselect={false}
        />
      </SimpleGrid>
      {scopes.length === 0 && !isOpen && (
        <Text size="sm" c="dimmed">
          {words.noScopes}{' '}
          <Anchor component={Link} to={apiPath(apiId, 'scopes')} size="sm">
            {words.toScopes}
          </Anchor>
        </Text>
      )}
      <Group justify="space-between" gap="sm">
        <Group gap={6}>
          {parameters.length > 0 && (
            <Text size="sm" c="dimmed">
              {words.parameters}:
            </Text>
          )}
          {parameters.map((parameter) => (
            <Code key={parameter}>{parameter}</Code>
          ))}
        </Group>
        {!isReadOnly && (
          <Button variant="subtle" color="red" size="compact-sm" leftSection={<IconTrash size={16} aria-hidden />} onClick={onRemove} aria-label={words.removeOperation(name)}>
            {words.remove}
          </Button>
        )}
      </Group>
    </Stack>
  );
};
