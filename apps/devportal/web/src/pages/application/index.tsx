import { Alert, Stack } from '@mantine/core';
import { Page, QueryView, RequireScope, RequireSession, usePageTitle } from '@quintet/web-kit';
import { useQuery } from '@tanstack/react-query';
import { IconUsers } from '@tabler/icons-react';
import { Outlet, useLocation, useParams } from 'react-router';
import { applicationQuery, type Application } from '../../api/application-queries';
import { PageTabs } from '../../parts/page-tabs';
import { useStrings } from '../../strings';
import { useIsOwn } from './use-application';

const tabs = ['keys', 'api-keys', 'subscriptions', 'usage', 'refusals', 'settings'] as const;
type Tab = (typeof tabs)[number];
const pathOf = (applicationId: string, tab: Tab): string => `/applications/${encodeURIComponent(applicationId)}${tab === 'keys' ? '' : `/${tab}`}`;

const Shown = ({ of, tab }: { readonly of: Application; readonly tab: Tab }) => {
  const { application: words, applications } = useStrings();
  const isOwn = useIsOwn(of);
  usePageTitle(`${of.name} · ${words.tabs[tab]}`);
  return (
    <Page title={of.name} description={of.description === '' ? undefined : of.description} trail={[{ label: applications.title, to: '/applications' }]}>
      <Stack gap="lg">
        {!isOwn && (
          <Alert variant="light" icon={<IconUsers aria-hidden />} title={words.sharedTitle}>
            {words.sharedText(of.owner)}
          </Alert>
        )}
        <PageTabs label={words.tabsLabel} tabs={tabs.map((one) => ({ to: pathOf(of.applicationId, one), label: words.tabs[one], isShown: one === tab }))} />
        <Outlet context={of} />
      </Stack>
    </Page>
  );
};

const ApplicationPages = () => {
  const { applicationId = '' } = useParams();
  const { pathname } = useLocation();
  const query = useQuery(applicationQuery(applicationId));
  const tab = tabs.find((one) => pathname.split('/')[3] === one) ?? 'keys';
  return <QueryView query={query}>{({ application }) => <Shown of={application} tab={tab} />}</QueryView>;
};

/** One application: its pages as tabs. */
export const Component = () => (
  <RequireSession>
    <RequireScope anyOf={['apim:subscribe', 'apim:app_manage']}>
      <ApplicationPages />
    </RequireScope>
  </RequireSession>
);
