import { Button, Card, SegmentedControl, Stack } from '@mantine/core';
import { answer, confirm, EmptyState, notifyDone, QueryView, Section, useFilter } from '@quintet/web-kit';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { IconKey, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { api, type Schemas } from '../../api';
import { apiKeysQuery, keyTypes, type ApiKey, type KeyType } from '../../api/application-queries';
import { OnceShown } from '../../parts/once-shown';
import { useStrings } from '../../strings';
import { useApplication, useIsOwn } from '../application/use-application';
import { CreateKey } from './create-key';
import { KeyTable } from './key-table';

/** Keys that the application calls with instead of tokens. */
export const Component = () => {
  const { apiKeys: words, keys } = useStrings();
  const of = useApplication();
  const isOwn = useIsOwn(of);
  const client = useQueryClient();
  const [named, setType] = useFilter('type', 'PRODUCTION');
  const [dialog, setDialog] = useFilter('dialog');
  const [made, setMade] = useState<Schemas['NewApiKey']>();
  const keyType: KeyType = keyTypes.find((one) => one === named) ?? 'PRODUCTION';
  const { applicationId } = of;
  const query = useQuery(apiKeysQuery(applicationId, keyType));
  const path = { applicationId, keyType };
  const readAnew = () => client.invalidateQueries({ queryKey: ['api-keys', applicationId] });

  const renew = ({ keyUUID, keyName }: ApiKey) =>
    confirm({
      title: words.renewOf(keyName),
      text: words.renewText,
      action: words.renew,
      run: async () => {
        const renewed = await answer(api.POST('/applications/{applicationId}/api-keys/{keyType}/regenerate', { params: { path }, body: { keyUUID } }));
        await readAnew();
        setMade(renewed);
        notifyDone(words.renewed);
      },
    });
  const revoke = ({ keyUUID, keyName }: ApiKey) =>
    confirm({
      title: words.revokeOf(keyName),
      text: words.revokeText,
      action: words.revoke,
      run: async () => {
        await answer(api.POST('/applications/{applicationId}/api-keys/{keyType}/revoke', { params: { path }, body: { keyUUID } }));
        setMade((before) => (before?.keyUUID === keyUUID ? undefined : before));
        await readAnew();
        notifyDone(words.revoked);
      },
    });
  const create = isOwn && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setDialog('create')}>
      {words.create}
    </Button>
  );

  return (
    <Section title={words.title} description={words.description} actions={create}>
      <Stack gap="md">
        <SegmentedControl aria-label={words.type} value={keyType} onChange={setType} data={keyTypes.map((value) => ({ value, label: keys.types[value] ?? value }))} style={{ alignSelf: 'flex-start' }} />
        {made && <OnceShown title={words.secretTitle(made.keyName)} text={words.secretText} label={words.secretLabel} copy={words.copy} secret={made.apikey} kept={words.kept} onKept={() => setMade(undefined)} />}
        <QueryView
          query={query}
          isEmpty={({ list }) => list.length === 0}
          empty={
            <EmptyState icon={<IconKey size={28} />} title={words.emptyTitle}>
              {words.emptyText}
            </EmptyState>
          }
        >
          {({ list }) => (
            <Card>
              <KeyTable list={list} actions={isOwn ? { renew, revoke } : undefined} />
            </Card>
          )}
        </QueryView>
      </Stack>
      <CreateKey opened={dialog === 'create' && isOwn} applicationId={applicationId} keyType={keyType} onClose={() => setDialog('')} onMade={setMade} />
    </Section>
  );
};
