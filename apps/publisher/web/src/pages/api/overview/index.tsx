import { Anchor, Badge, Card, DataList, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { Time } from '@quintet/web-kit';
import { Fragment, type ReactNode } from 'react';
import { Link } from 'react-router';
import type { Api } from '../../../api/client';
import { apiPath } from '../../../apis/addresses';
import { useShownApi } from '../../../apis/shown-api';
import { useDeployments } from '../../../apis/use-deployments';
import { useSettings } from '../../../apis/use-settings';
import { useStrings } from '../../../strings/pages';
import { ChecklistCard } from './checklist-card';

const Words = ({ words }: { readonly words: readonly string[] }) => {
  const { overview } = useStrings();
  if (words.length === 0) return <>{overview.none}</>;
  return (
    <Group gap={6}>
      {words.map((word) => (
        <Badge key={word} variant="default" tt="none" fw={500}>
          {word}
        </Badge>
      ))}
    </Group>
  );
};

const About = ({ api }: { readonly api: Api }) => {
  const { overview } = useStrings();
  const facts: readonly (readonly [string, ReactNode])[] = [
    [
      overview.context,
      <Text key="context" size="sm" ff="monospace" component="span">
        {api.context}
      </Text>,
    ],
    [overview.provider, api.provider],
    [overview.created, <Time key="created" value={api.createdTime} />],
    [overview.changed, <Time key="changed" value={api.lastUpdatedTime} />],
    [overview.visibility, api.visibility === 'RESTRICTED' ? `${overview.visibilities.RESTRICTED}: ${api.visibleRoles.join(', ')}` : overview.visibilities[api.visibility]],
    [overview.security, api.securityScheme.flatMap((scheme) => overview.schemes[scheme] ?? []).join(', ')],
    [overview.plans, <Words key="plans" words={api.policies} />],
    [overview.tags, <Words key="tags" words={api.tags} />],
    ...(api.categories.length > 0 ? [[overview.categories, <Words key="categories" words={api.categories} />] as const] : []),
  ];
  return (
    <Card withBorder p="md" component="section" aria-label={overview.about}>
      <Title order={2} mb="sm">
        {overview.about}
      </Title>
      <DataList labelWidth="7.5rem">
        {facts.map(([label, value]) => (
          <DataList.Item key={label}>
            <DataList.ItemLabel>{label}</DataList.ItemLabel>
            <DataList.ItemValue>{value}</DataList.ItemValue>
          </DataList.Item>
        ))}
      </DataList>
    </Card>
  );
};

const Live = ({ api }: { readonly api: Api }) => {
  const { overview } = useStrings();
  const { data } = useDeployments(api.id);
  return (
    <Card withBorder p="md" component="section" aria-label={overview.deployments}>
      <Title order={2} mb="sm">
        {overview.deployments}
      </Title>
      {data?.length === 0 && (
        <Text size="sm" c="dimmed">
          {overview.notDeployed}{' '}
          <Anchor component={Link} to={apiPath(api.id, 'revisions')} underline="always">
            {overview.deploy}
          </Anchor>
        </Text>
      )}
      {data !== undefined && data.length > 0 && (
        <DataList labelWidth="7.5rem">
          {data.map(({ id, name, propagation }) => (
            <DataList.Item key={id}>
              <DataList.ItemLabel>{name}</DataList.ItemLabel>
              <DataList.ItemValue>
                <Anchor component={Link} to={apiPath(api.id, 'revisions')} underline="always" size="sm">
                  {propagation.text}
                </Anchor>
              </DataList.ItemValue>
            </DataList.Item>
          ))}
        </DataList>
      )}
    </Card>
  );
};

export const Component = () => {
  const { overview } = useStrings();
  const api = useShownApi();
  const deployments = useDeployments(api.id).data;
  const settings = useSettings().data;
  return (
    <Stack>
      <Card withBorder p="md" component="section" aria-label={overview.description}>
        {api.description === '' ? (
          <Text c="dimmed" size="sm">
            {overview.noDescription}{' '}
            <Anchor component={Link} to={apiPath(api.id, 'design')} underline="always">
              {overview.describe}
            </Anchor>
          </Text>
        ) : (
          <Text style={{ whiteSpace: 'pre-wrap' }} lineClamp={12}>
            {api.description}
          </Text>
        )}
      </Card>
      <SimpleGrid cols={{ base: 1, lg: 2 }} style={{ alignItems: 'start' }}>
        {deployments === undefined ? <Fragment /> : <ChecklistCard api={api} deployments={deployments.length} devportalUrl={settings?.devportalUrl} />}
        <Stack>
          <About api={api} />
          <Live api={api} />
        </Stack>
      </SimpleGrid>
    </Stack>
  );
};
