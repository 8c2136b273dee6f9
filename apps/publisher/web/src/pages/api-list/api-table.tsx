import { Anchor, Group, Text } from '@mantine/core';
import { DataTable, Time, type Column } from '@quintet/web-kit';
import { Link } from 'react-router';
import { apiPath } from '../../apis/addresses';
import { ApiPicture } from '../../apis/api-picture';
import { StateBadge } from '../../apis/state-badge';
import { useStrings } from '../../strings';
import { Tags } from './api-card';
import type { ListedApi } from './use-api-list';

export const ApiTable = ({ apis }: { readonly apis: readonly ListedApi[] }) => {
  const { apiList } = useStrings();
  const columns: readonly Column<ListedApi>[] = [
    {
      key: 'name',
      header: apiList.name,
      render: (api) => (
        <Group gap="sm" wrap="nowrap">
          <ApiPicture api={api} version={api.updatedTime} size={32} />
          <Anchor component={Link} to={apiPath(api.id)} fw={600} miw={0}>
            {api.name}
          </Anchor>
        </Group>
      ),
    },
    { key: 'version', header: apiList.version, render: (api) => (api.isDefaultVersion ? `${api.version} · ${apiList.defaultVersion}` : api.version) },
    {
      key: 'context',
      header: apiList.context,
      render: (api) => (
        <Text size="sm" ff="monospace">
          {api.context}
        </Text>
      ),
    },
    { key: 'state', header: apiList.state, render: (api) => <StateBadge state={api.lifeCycleStatus} /> },
    { key: 'tags', header: apiList.tags, render: (api) => <Tags tags={api.tags} /> },
    { key: 'provider', header: apiList.provider, render: (api) => api.provider },
    { key: 'changed', header: apiList.changed, render: (api) => <Time value={api.updatedTime} /> },
  ];
  return <DataTable label={apiList.list} columns={columns} rows={apis} rowKey={({ id }) => id} />;
};
