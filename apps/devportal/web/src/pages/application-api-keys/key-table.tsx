import { Button, Group, Text } from '@mantine/core';
import { DataTable, formatDateTime, Time } from '@quintet/web-kit';
import type { ApiKey } from '../../api/application-queries';
import { useStrings } from '../../strings';
import { endMsOf, issuedMsOf } from './key-times';

export interface KeyTableProps {
  readonly list: readonly ApiKey[];
  /** Undefined: the reader may only look. */
  readonly actions: { readonly renew: (key: ApiKey) => void; readonly revoke: (key: ApiKey) => void } | undefined;
}

/** API keys, by their names: none of them can be seen again. */
export const KeyTable = ({ list, actions }: KeyTableProps) => {
  const { apiKeys: words } = useStrings();
  const restrictionsOf = ({ additionalProperties: { permittedIP, permittedReferer } }: ApiKey): string =>
    [permittedIP, permittedReferer].flatMap((text) => text.split(',')).map((text) => text.trim()).filter((text) => text !== '').join(', ');
  return (
    <DataTable
      label={words.title}
      rows={list}
      rowKey={({ keyUUID }) => keyUUID}
      columns={[
        { key: 'name', header: words.columns.name, render: ({ keyName }) => <Text fw={600} size="sm" style={{ overflowWrap: 'anywhere' }}>{keyName}</Text> },
        { key: 'issued', header: words.columns.issued, render: (key) => <Time value={issuedMsOf(key)} /> },
        {
          key: 'expires',
          header: words.columns.expires,
          render: (key) => {
            const endMs = endMsOf(key);
            return endMs === undefined ? words.never : formatDateTime(endMs);
          },
        },
        { key: 'restrictions', header: words.columns.restrictions, render: (key) => <span style={{ overflowWrap: 'anywhere' }}>{restrictionsOf(key) || words.anywhere}</span> },
        ...(actions
          ? [
              {
                key: 'actions',
                header: words.columns.actions,
                align: 'right' as const,
                render: (key: ApiKey) => (
                  <Group gap={4} justify="flex-end">
                    <Button variant="subtle" size="compact-sm" onClick={() => actions.renew(key)} aria-label={words.renewOf(key.keyName)}>
                      {words.renew}
                    </Button>
                    <Button variant="subtle" color="red" size="compact-sm" onClick={() => actions.revoke(key)} aria-label={words.revokeOf(key.keyName)}>
                      {words.revoke}
                    </Button>
                  </Group>
                ),
              },
            ]
          : []),
      ]}
    />
  );
};
