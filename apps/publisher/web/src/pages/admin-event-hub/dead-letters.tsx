import { Anchor, Card, Modal, Stack, Table, Text } from '@mantine/core';
import { answer, CodeBlock, confirm, DataTable, EmptyState, notifyDone, Page, PageError, Pager, QueryView, Time, useKitStrings, usePaging, type Column } from '@quintet/web-kit';
import { IconMailOff, IconSend } from '@tabler/icons-react';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { adminPage } from '../../admin/admin-page';
import { admin, type AdminSchema } from '../../admin/clients';
import { RowActions, RowButton } from '../../admin/row-button';
import { useAdminStrings } from '../../strings/admin';
import { eventHubKey } from './use-event-hub';

type DeadLetter = AdminSchema<'DeadLetter'>;
const lettersKey = [...eventHubKey, 'dead-letters'] as const;
const mostAtOnce = 100;

const useReplay = () => {
  const { eventHub: words } = useAdminStrings();
  const client = useQueryClient();
  return ({ id }: DeadLetter): void =>
    confirm({
      title: words.replayTitle,
      text: words.replayText,
      action: words.replay,
      isDangerous: false,
      run: async () => {
        await answer(admin.POST('/event-hub/dead-letters/{id}/replay', { params: { path: { id } } }));
        await client.invalidateQueries({ queryKey: eventHubKey });
        notifyDone(words.replayed);
      },
    });
};

const pretty = (value: string): string => {
  try {
    return JSON.stringify(JSON.parse(value), null, 2);
  } catch {
    return value; // cut off, or no JSON
  }
};

const LetterFacts = ({ letter }: { readonly letter: DeadLetter }) => {
  const { eventHub: words } = useAdminStrings();
  const facts: readonly (readonly [string, string])[] = [
    [words.reason, letter.reason],
    [words.from, `${letter.topic} ${letter.partition}/${letter.offset}`],
    [words.type, letter.type],
    [words.key, letter.key],
    [words.source, letter.source],
  ];
  return (
    <Stack>
      <Table>
        <Table.Tbody>
          {facts.map(([name, value]) => (
            <Table.Tr key={name}>
              <Table.Th scope="row">{name}</Table.Th>
              <Table.Td>{value}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {letter.value === null ? <Text size="sm">{words.noValue}</Text> : <CodeBlock label={words.value} code={pretty(letter.value)} />}
    </Stack>
  );
};

const DeadLetters = () => {
  const { eventHub: words } = useAdminStrings();
  const kit = useKitStrings();
  const paging = usePaging();
  const limit = Math.min(paging.limit, mostAtOnce);
  const query = useQuery({ queryKey: [...lettersKey, limit, paging.offset], queryFn: ({ signal }) => answer(admin.GET('/event-hub/dead-letters', { params: { query: { limit, offset: paging.offset } }, signal })), placeholderData: keepPreviousData });
  const [shown, setShown] = useState<DeadLetter>();
  const replay = useReplay();
  const columns: readonly Column<DeadLetter>[] = [
    { key: 'time', header: words.time, render: ({ time }) => <Time value={time} /> },
    { key: 'from', header: words.from, render: ({ topic }) => <Text size="sm" ff="monospace">{topic}</Text> },
    { key: 'type', header: words.type, render: ({ type }) => <Text size="sm" ff="monospace">{type}</Text> },
    { key: 'reason', header: words.reason, render: ({ reason }) => <Text size="sm" lineClamp={3}>{reason}</Text> },
    {
      key: 'show',
      header: words.value,
      render: (letter) => (
        <Anchor component="button" type="button" size="sm" onClick={() => setShown(letter)} aria-label={words.show(letter.id)}>
          {words.showShort}
        </Anchor>
      ),
    },
    {
      key: 'actions',
      header: '',
      width: 64,
      render: (letter) => (
        <RowActions>
          <RowButton label={words.replay} icon={<IconSend size={16} aria-hidden />} onClick={() => replay(letter)} />
        </RowActions>
      ),
    },
  ];
  return (
    <Page title={words.lettersTitle} description={words.lettersText} trail={[{ label: words.title, to: '/admin/event-hub' }]}>
      <QueryView
        query={query}
        isEmpty={({ pagination }) => pagination.total === 0}
        empty={
          <EmptyState title={words.lettersEmptyTitle} icon={<IconMailOff size={28} />}>
            {words.lettersEmptyText}
          </EmptyState>
        }
      >
        {({ list, pagination: { total } }) => (
          <div>
            <Card p="xs">
              <DataTable label={words.lettersTitle} columns={columns} rows={list} rowKey={({ id }) => id} />
            </Card>
            <Pager total={total} {...paging} limit={limit} />
          </div>
        )}
      </QueryView>
      <Modal opened={shown !== undefined} onClose={() => setShown(undefined)} size="lg" title={shown?.id} closeButtonProps={{ 'aria-label': kit.close }}>
        {shown && <LetterFacts letter={shown} />}
      </Modal>
    </Page>
  );
};

export const Component = adminPage('eventHub', DeadLetters);
export const ErrorBoundary = PageError;
