import { Anchor, Badge, Button, Card, Group, Stack, Text } from '@mantine/core';
import { DataTable, EmptyState, Page, PageError, QueryView, type Column } from '@quintet/web-kit';
import { IconPlus, IconServer2 } from '@tabler/icons-react';
import { Link } from 'react-router';
import { adminPage } from '../../admin/admin-page';
import { useAdminStrings } from '../../strings/admin';
import { FleetCount } from './fleet';
import { useEnvironments, type Environment } from './use-environments';

const Environments = () => {
  const { environments: words } = useAdminStrings();
  const query = useEnvironments();
  const add = (
    <Button component={Link} to="/admin/environments/new" leftSection={<IconPlus size={16} aria-hidden />}>
      {words.add}
    </Button>
  );
  const columns: readonly Column<Environment>[] = [
    {
      key: 'name',
      header: words.name,
      render: ({ id, name, displayName, description, isReadOnly }) => (
        <Stack gap={2}>
          <Group gap={6}>
            <Anchor component={Link} to={`/admin/environments/${encodeURIComponent(id)}`} size="sm" fw={600}>
              {displayName || name}
            </Anchor>
            {isReadOnly && <Badge color="gray">{words.readOnly}</Badge>}
          </Group>
          {description !== '' && (
            <Text size="sm" c="dimmed" lineClamp={2}>
              {description}
            </Text>
          )}
        </Stack>
      ),
    },
    { key: 'type', header: words.type, render: ({ type }) => words.types[type] },
    { key: 'vhosts', header: words.vhosts, render: ({ vhosts }) => <Text size="sm" ff="monospace">{vhosts.map(({ host }) => host).join(', ')}</Text> },
    { key: 'gateways', header: words.gateways, render: ({ id }) => <FleetCount environmentId={id} /> },
  ];
  return (
    <Page title={words.title} description={words.description} actions={add}>
      <Card>
        <QueryView
          query={query}
          isEmpty={(list) => list.length === 0}
          empty={
            <EmptyState title={words.emptyTitle} icon={<IconServer2 size={28} />} action={add}>
              {words.emptyText}
            </EmptyState>
          }
        >
          {(list) => <DataTable label={words.list} columns={columns} rows={list} rowKey={({ id }) => id} />}
        </QueryView>
      </Card>
    </Page>
  );
};

export const Component = adminPage('environments', Environments);
export const ErrorBoundary = PageError;
