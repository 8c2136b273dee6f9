import { Badge, Button, Group, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { QueryView, usePageTitle, useSession } from '@quintet/web-kit';
import { useQuery } from '@tanstack/react-query';
import { IconBell } from '@tabler/icons-react';
import { Link, Outlet, useLocation, useNavigate, useParams } from 'react-router';
import { apiQuery, subscriptionsOfApiQuery, versionsQuery, type Api } from '../../api/queries';
import { ApiThumbnail } from '../../parts/api-thumbnail';
import { PageTabs } from '../../parts/page-tabs';
import { RatingShown } from '../../parts/rating-shown';
import { StateBadge } from '../../parts/state-badge';
import { useStrings } from '../../strings';
import { ApiSkeleton } from './api-skeleton';
import { StateNotice } from './state-notice';
import classes from './api.module.css';

const tabs = ['overview', 'documents', 'definition', 'samples', 'subscribe', 'comments'] as const;
type Tab = (typeof tabs)[number];
const pathOf = (apiId: string, tab: Tab): string => `/apis/${encodeURIComponent(apiId)}${tab === 'overview' ? '' : `/${tab}`}`;

const Header = ({ of, tab }: { readonly of: Api; readonly tab: Tab }) => {
  const { api } = useStrings();
  const { session, can } = useSession();
  const navigate = useNavigate();
  const versions = useQuery(versionsQuery(of));
  const subscriptions = useQuery({ ...subscriptionsOfApiQuery(of.id), enabled: can('apim:subscribe') });
  const others = versions.data ?? [];
  const count = subscriptions.data?.list.length ?? 0;
  return (
    <Group justify="space-between" align="flex-start" gap="md">
      <Group wrap="nowrap" gap="md" align="flex-start" className={classes['names']}>
        <ApiThumbnail name={of.name} uri={of.hasThumbnail ? `/apis/${of.id}/thumbnail` : null} size={64} />
        <Stack gap={4} className={classes['names']}>
          <Group gap="sm">
            <Title order={1}>{of.name}</Title>
            <StateBadge state={of.lifeCycleStatus} />
          </Group>
          <Group gap="sm">
            {others.length > 1 ? (
              <NativeSelect size="xs" aria-label={api.versionsOf(of.name)} value={of.id} onChange={(event) => void navigate(pathOf(event.currentTarget.value, tab))} data={others.map(({ id, version }) => ({ value: id, label: `${api.version} ${version}` }))} />
            ) : (
              <Badge variant="default" tt="none" fw={500}>
                {of.version}
              </Badge>
            )}
            <Text size="sm" c="dimmed">
              {api.by(of.provider)}
            </Text>
            <RatingShown average={of.avgRating} />
          </Group>
        </Stack>
      </Group>
      {tab !== 'subscribe' && (
        <Button component={Link} to={pathOf(of.id, 'subscribe')} variant={session && count > 0 ? 'default' : 'filled'} leftSection={<IconBell size={16} aria-hidden />}>
          {session && count > 0 ? api.subscribed : api.subscribe}
        </Button>
      )}
    </Group>
  );
};

const TabList = ({ of, tab }: { readonly of: Api; readonly tab: Tab }) => {
  const { api } = useStrings();
  return <PageTabs label={api.tabsLabel} tabs={tabs.map((one) => ({ to: pathOf(of.id, one), label: api.tabs[one], isShown: one === tab }))} />;
};

/** One API: who it is, and its pages as tabs, each with an address of its own. */
export const Component = () => {
  const { api } = useStrings();
  const { apiId = '' } = useParams();
  const { pathname } = useLocation();
  const query = useQuery(apiQuery(apiId));
  const tab = tabs.find((one) => pathname.split('/')[3] === one) ?? 'overview';
  usePageTitle(query.data ? `${query.data.name} · ${api.tabs[tab]}` : api.tabs[tab]);
  return (
    <QueryView query={query} skeleton={<ApiSkeleton />}>
      {(of) => (
        <Stack gap="lg">
          <Header of={of} tab={tab} />
          <StateNotice of={of} />
          <TabList of={of} tab={tab} />
          <Outlet context={of} />
        </Stack>
      )}
    </QueryView>
  );
};
