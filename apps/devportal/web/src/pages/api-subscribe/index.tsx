import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { EmptyState, QueryView, StateView, useKitStrings, useSession } from '@quintet/web-kit';
import { useQueries } from '@tanstack/react-query';
import { IconHourglass, IconLock, IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { applicationsQuery, plansQuery, subscriptionsOfApiQuery } from '../../api/queries';
import { useCredential } from '../../parts/credential/use-credential';
import { useEnvironment } from '../../parts/credential/use-environment';
import { useStrings } from '../../strings';
import { useApi } from '../api/use-api';
import { CallNow } from './call-now';
import { OwnSubscriptions } from './own-subscriptions';
import { SubscribeForm } from './subscribe-form';

const open = new Set(['PUBLISHED', 'PROTOTYPED']);

const NeedsAccount = () => {
  const { subscribe: words } = useStrings();
  const kit = useKitStrings();
  const { loginUrl } = useSession();
  return (
    <StateView
      icon={<IconUserPlus size={28} />}
      title={words.aloneTitle}
      action={
        <Group justify="center">
          <Button component="a" href={loginUrl()}>
            {kit.logIn}
          </Button>
          <Button component={Link} to={`/sign-up?return=${encodeURIComponent(location.pathname)}`} variant="default">
            {words.signUp}
          </Button>
        </Group>
      }
    >
      {words.aloneText}
    </StateView>
  );
};

const Subscribing = () => {
  const { subscribe: words } = useStrings();
  const of = useApi();
  const at = useEnvironment(of);
  const used = useCredential(of, at.wanted);
  const [wantsMore, setWantsMore] = useState(false);
  const query = useQueries({
    queries: [subscriptionsOfApiQuery(of.id), applicationsQuery(), plansQuery(of.id)],
    combine: ([subscriptions, applications, plans]) => {
      const all = [subscriptions, applications, plans];
      return {
        data: subscriptions.data && applications.data && plans.data ? { subscriptions: subscriptions.data.list, applications: applications.data.list, plans: plans.data.list } : undefined,
        error: all.find(({ error }) => error)?.error ?? null,
        isPending: all.some(({ isPending }) => isPending),
        refetch: () => Promise.all(all.map(({ refetch }) => refetch())) as never,
      };
    },
  });
  return (
    <QueryView query={query}>
      {({ subscriptions, applications, plans }) => {
        const left = applications.filter(({ applicationId }) => !subscriptions.some((one) => one.applicationId === applicationId));
        const isOpen = open.has(of.lifeCycleStatus);
        const isSubscribed = subscriptions.length > 0;
        const form = isOpen && (!isSubscribed || wantsMore);
        return (
          <Stack gap="xl">
            {isSubscribed && <CallNow of={of} used={used} at={at} />}
            {isSubscribed && (
              <OwnSubscriptions
                list={subscriptions}
                actions={
                  isOpen &&
                  !wantsMore &&
                  plans.length > 0 && (
                    <Button variant="default" size="xs" onClick={() => setWantsMore(true)}>
                      {words.another}
                    </Button>
                  )
                }
              />
            )}
            {!isOpen && !isSubscribed && (
              <StateView icon={<IconLock size={28} />} title={words.closedTitle}>
                {words.closedText}
              </StateView>
            )}
            {form && plans.length === 0 && <EmptyState title={words.noPlansTitle}>{words.noPlansText}</EmptyState>}
            {form && plans.length > 0 && (
              <Paper withBorder p={{ base: 'md', sm: 'lg' }} maw={640} component="section" aria-label={words.title}>
                <Stack>
                  <div>
                    <Title order={2}>{words.title}</Title>
                    <Text c="dimmed">{words.intro}</Text>
                  </div>
                  <SubscribeForm
                    of={of}
                    plans={plans}
                    applications={left}
                    hasApplications={applications.length > 0}
                    keyType={at.wanted}
                    onDone={(applicationId) => {
                      used.choose(applicationId);
                      setWantsMore(false);
                    }}
                  />
                </Stack>
              </Paper>
            )}
          </Stack>
        );
      }}
    </QueryView>
  );
};

/** From wanting an API to calling it, in one step. */
export const Component = () => {
  const { subscribe: words } = useStrings();
  const { session, can } = useSession();
  if (!session) return <NeedsAccount />;
  if (can('apim:subscribe')) return <Subscribing />;
  return (
    <StateView icon={<IconHourglass size={28} />} title={words.waitsTitle} role="status">
      {words.waitsText}
    </StateView>
  );
};
