import { Button, Card, Stack } from '@mantine/core';
import { EmptyState, NothingFound, Page, Pager, QueryView, RequireScope, RequireSession, SearchField, useFilter, usePaging } from '@quintet/web-kit';
import { useQuery } from '@tanstack/react-query';
import { IconApps, IconPlus } from '@tabler/icons-react';
import { applicationsPageQuery } from '../../api/application-queries';
import { useStrings } from '../../strings';
import { ApplicationTable } from './application-table';
import { CreateApplication } from './create-application';

const Applications = () => {
  const { applications: words } = useStrings();
  const paging = usePaging();
  const [text, setText] = useFilter('q');
  const [dialog, setDialog] = useFilter('dialog');
  const query = useQuery(applicationsPageQuery({ query: text, limit: paging.limit, offset: paging.offset }));
  const isEmpty = text === '' && query.data?.pagination.total === 0;
  const create = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setDialog('create')}>
      {words.create}
    </Button>
  );
  return (
    <Page title={words.title} description={words.description} actions={isEmpty ? undefined : create}>
      <Stack gap="md">
        {!isEmpty && <SearchField label={words.search} value={text} onSearch={setText} />}
        <QueryView
          query={query}
          isEmpty={({ pagination }) => pagination.total === 0}
          empty={
            text === '' ? (
              <EmptyState icon={<IconApps size={28} />} title={words.emptyTitle} action={create}>
                {words.emptyText}
              </EmptyState>
            ) : (
              <NothingFound onClear={() => setText('')} />
            )
          }
        >
          {({ list, pagination }) => (
            <Card>
              <ApplicationTable list={list} />
              <Pager {...paging} total={pagination.total} />
            </Card>
          )}
        </QueryView>
      </Stack>
      <CreateApplication opened={dialog === 'create'} onClose={() => setDialog('')} />
    </Page>
  );
};

/** The programs of a developer. */
export const Component = () => (
  <RequireSession>
    <RequireScope anyOf={['apim:subscribe', 'apim:app_manage']}>
      <Applications />
    </RequireScope>
  </RequireSession>
);
