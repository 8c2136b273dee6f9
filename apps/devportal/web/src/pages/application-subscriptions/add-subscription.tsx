import { Button, Group, Modal, Skeleton, Stack, Text } from '@mantine/core';
import { answer, EmptyState, notifyDone, QueryView, SearchField, useKitStrings } from '@quintet/web-kit';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api';
import { apisQuery, plansQuery, subscriptionsOfApiQuery, type ApiInfo } from '../../api/queries';
import { useStrings } from '../../strings';
import { restQuery } from '../catalogue/rest-query';
import { PlanForm } from './plan-form';

const shown = 8;
const open = new Set(['PUBLISHED', 'PROTOTYPED']);

interface Of {
  readonly applicationId: string;
}

const Row = ({ of, applicationId, onChoose }: Of & { readonly of: ApiInfo; readonly onChoose: () => void }) => {
  const { subscriptionsOf: words } = useStrings();
  const subscriptions = useQuery(subscriptionsOfApiQuery(of.id));
  const isThere = subscriptions.data?.list.some((one) => one.applicationId === applicationId) ?? false;
  if (isThere) return null;
  return (
    <Group component="li" justify="space-between" wrap="nowrap" gap="sm">
      <div style={{ minWidth: 0 }}>
        <Text fw={600} truncate>
          {of.name} {of.version}
        </Text>
        <Text size="sm" c="dimmed" truncate>
          {of.description || of.context}
        </Text>
      </div>
      <Button variant="default" size="xs" onClick={onChoose} aria-label={words.chooseApi(of.name, of.version)} flex="none">
        {words.choose}
      </Button>
    </Group>
  );
};

const Choose = ({ applicationId, onChoose }: Of & { readonly onChoose: (of: ApiInfo) => void }) => {
  const { subscriptionsOf: words } = useStrings();
  const [text, setText] = useState('');
  const query = useQuery(apisQuery({ query: restQuery({ text, tag: '', category: '' }), sortBy: 'name', limit: shown, offset: 0 }));
  return (
    <Stack>
      <SearchField label={words.searchApis} value={text} onSearch={setText} />
      <QueryView query={query} skeleton={<Skeleton height={200} radius="md" />}>
        {({ list }) => {
          const offered = list.filter(({ lifeCycleStatus, isSubscriptionAvailable }) => open.has(lifeCycleStatus) && isSubscriptionAvailable);
          return offered.length === 0 ? (
            <Text c="dimmed" role="status">
              {words.noApis}
            </Text>
          ) : (
            <Stack component="ul" gap="md" m={0} p={0} aria-label={words.searchApis}>
              {offered.map((one) => (
                <Row key={one.id} of={one} applicationId={applicationId} onChoose={() => onChoose(one)} />
              ))}
            </Stack>
          );
        }}
      </QueryView>
    </Stack>
  );
};

const Subscribe = ({ of, applicationId, onOther, onDone }: Of & { readonly of: ApiInfo; readonly onOther: () => void; readonly onDone: () => void }) => {
  const { subscriptionsOf: words } = useStrings();
  const query = useQuery(plansQuery(of.id));
  return (
    <Stack>
      <Group justify="space-between" wrap="nowrap">
        <Text fw={600} truncate>
          {of.name} {of.version}
        </Text>
        <Button variant="subtle" size="compact-sm" onClick={onOther} flex="none">
          {words.otherApi}
        </Button>
      </Group>
      <QueryView query={query} skeleton={<Skeleton height={120} radius="md" />} isEmpty={({ list }) => list.length === 0} empty={<EmptyState title={words.noPlans} />}>
        {({ list }) => (
          <PlanForm
            plans={list}
            plan={list[0]?.name ?? ''}
            action={words.addAction}
            submit={(throttlingPolicy) => answer(api.POST('/subscriptions', { body: { applicationId, apiId: of.id, throttlingPolicy } }))}
            onDone={() => {
              notifyDone(words.added(`${of.name} ${of.version}`));
              onDone();
            }}
            onCancel={onDone}
          />
        )}
      </QueryView>
    </Stack>
  );
};

const Body = ({ applicationId, onClose }: Of & { readonly onClose: () => void }) => {
  const [chosen, setChosen] = useState<ApiInfo>();
  return chosen ? <Subscribe of={chosen} applicationId={applicationId} onOther={() => setChosen(undefined)} onDone={onClose} /> : <Choose applicationId={applicationId} onChoose={setChosen} />;
};

/** The dialog in which the application is subscribed to another API: which one, then by which plan. */
export const AddSubscription = ({ opened, onClose, applicationId }: Of & { readonly opened: boolean; readonly onClose: () => void }) => {
  const { subscriptionsOf: words } = useStrings();
  const { close } = useKitStrings();
  return (
    <Modal opened={opened} onClose={onClose} title={words.addTitle} closeButtonProps={{ 'aria-label': close }} size="lg">
      <Body applicationId={applicationId} onClose={onClose} />
    </Modal>
  );
};
