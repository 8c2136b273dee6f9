import { Button, Card, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { DataTable, QueryView, Section, Time, type Column } from '@quintet/web-kit';
import { useState } from 'react';
import type { Schema } from '../../../api/client';
import { useRights } from '../../../apis/rights';
import { useShownApi } from '../../../apis/shown-api';
import { useStrings } from '../../../strings/pages';
import type { State } from './lifecycle-picture';
import { MoveDialog, type Move } from './move-dialog';
import { StatePicture } from './state-picture';
import { useLifecycle, useLifecycleHistory } from './use-lifecycle';

const nobody: ReadonlyMap<State, string> = new Map();

const Moves = ({ offered, onMove }: { readonly offered: ReadonlyMap<State, string>; readonly onMove: (move: Move) => void }) => {
  const { lifecycle } = useStrings();
  return (
    <Stack component="ul" gap="xs" p={0} m={0}>
      {[...offered].map(([to, event]) => (
        <Card key={to} component="li" withBorder p="sm">
          <Group justify="space-between" wrap="nowrap">
            <Text size="sm">{lifecycle.effects[to]}</Text>
            <Button variant={to === 'PUBLISHED' ? 'filled' : 'default'} color={to === 'RETIRED' ? 'red' : undefined} onClick={() => onMove({ to, event })} flex="none">
              {lifecycle.actions[event] ?? event}
            </Button>
          </Group>
        </Card>
      ))}
    </Stack>
  );
};

const History = ({ apiId }: { readonly apiId: string }) => {
  const { lifecycle, api } = useStrings();
  const nameOf = (state: string | undefined): string => (state === undefined ? '–' : (api.states[state] ?? state));
  const columns: readonly Column<Schema<'LifecycleMove'>>[] = [
    { key: 'when', header: lifecycle.when, render: ({ updatedTime }) => <Time value={updatedTime} /> },
    { key: 'from', header: lifecycle.from, render: ({ previousState }) => nameOf(previousState) },
    { key: 'to', header: lifecycle.to, render: ({ postState }) => nameOf(postState) },
    { key: 'by', header: lifecycle.by, render: ({ user }) => user },
  ];
  return (
    <QueryView query={useLifecycleHistory(apiId)}>
      {(list) => (
        <Card withBorder p="xs">
          <DataTable label={lifecycle.historyOf} columns={columns} rows={list} rowKey={({ updatedTime, postState }) => `${updatedTime} ${postState}`} />
        </Card>
      )}
    </QueryView>
  );
};

/** Where the API is in its life, and where it may go. */
export const Component = () => {
  const { lifecycle, api: apiWords } = useStrings();
  const api = useShownApi();
  const { moveLifecycle } = useRights();
  const query = useLifecycle(api.id);
  const [move, setMove] = useState<Move>();
  const current = api.lifeCycleStatus as State;
  const name = apiWords.states[current] ?? current;
  return (
    <QueryView query={query}>
      {({ offered, checkItems }) => (
        <Stack gap="xl">
          <Section title={lifecycle.title} description={moveLifecycle ? (offered.size > 0 ? lifecycle.text(name) : lifecycle.noMoves) : lifecycle.textReader(name)}>
            <Card withBorder>
              <StatePicture
                current={current}
                offered={moveLifecycle ? offered : nobody}
                onMove={(to) => {
                  const event = offered.get(to);
                  if (event !== undefined) setMove({ to, event });
                }}
              />
            </Card>
          </Section>
          <SimpleGrid cols={{ base: 1, xl: 2 }}>
            {moveLifecycle && offered.size > 0 && (
              <Section title={lifecycle.moves}>
                <Moves offered={offered} onMove={setMove} />
              </Section>
            )}
            <Section title={lifecycle.history}>
              <History apiId={api.id} />
            </Section>
          </SimpleGrid>
          <MoveDialog api={api} move={move} checkItems={checkItems} onClose={() => setMove(undefined)} />
        </Stack>
      )}
    </QueryView>
  );
};
