import { Button, Card, Menu, Skeleton, Stack } from '@mantine/core';
import { FaultAlert, isProblem, NothingFound, Page, Pager, QueryView, usePaging } from '@quintet/web-kit';
import { IconChevronDown, IconFileImport, IconPizza, IconPlus } from '@tabler/icons-react';
import { Link, useSearchParams } from 'react-router';
import { useRights } from '../../apis/rights';
import { useStrings } from '../../strings';
import { ApiCard } from './api-card';
import { ApiFilters } from './api-filters';
import classes from './api-list.module.css';
import { ApiTable } from './api-table';
import { EmptyList } from './empty-list';
import { isFiltered, noFilters, readFilters, writeFilters, type ListFilters } from './list-address';
import { useApiList } from './use-api-list';
import { useLook } from './use-look';

const CreateMenu = () => {
  const { apiList } = useStrings();
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <Button leftSection={<IconPlus size={18} aria-hidden />} rightSection={<IconChevronDown size={16} aria-hidden />}>
          {apiList.create}
        </Button>
      </Menu.Target>
      <Menu.Dropdown aria-label={apiList.createFrom}>
        <Menu.Item component={Link} to="/apis/new/import" leftSection={<IconFileImport size={18} aria-hidden />}>
          {apiList.importOpenApi}
        </Menu.Item>
        <Menu.Item component={Link} to="/apis/new/scratch" leftSection={<IconPlus size={18} aria-hidden />}>
          {apiList.fromScratch}
        </Menu.Item>
        <Menu.Item component={Link} to="/apis/new/sample" leftSection={<IconPizza size={18} aria-hidden />}>
          {apiList.trySample}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
};

const CardsSkeleton = () => (
  <div className={classes['grid']} role="status" aria-busy>
    {Array.from({ length: 6 }, (_, at) => (
      <Skeleton key={at} height={176} radius="md" />
    ))}
  </div>
);

/** All APIs of the organization. */
export const Component = () => {
  const { apiList } = useStrings();
  const { create } = useRights();
  const [params, setParams] = useSearchParams();
  const [look, setLook] = useLook();
  const paging = usePaging();
  const filters = readFilters(params);
  const query = useApiList(filters, paging);
  const change = (to: ListFilters) => setParams((now) => writeFilters(to, now), { replace: true });
  const total = query.data?.pagination.total ?? 0;
  const isEmpty = query.data !== undefined && !query.isPlaceholderData && total === 0 && !isFiltered(filters);
  const knownTags = [...new Set(query.data?.list.flatMap(({ tags }) => tags))].sort((a, b) => a.localeCompare(b));
  return (
    <Page title={apiList.title} actions={create && !isEmpty && <CreateMenu />}>
      {isEmpty ? (
        <EmptyList />
      ) : (
        <Stack gap="md">
          <ApiFilters filters={filters} onChange={change} look={look} onLook={setLook} knownTags={knownTags} total={query.data?.pagination.total} />
          {isProblem(query.error, 400) ? (
            <FaultAlert error={query.error} />
          ) : (
            <QueryView query={query} skeleton={look === 'cards' ? <CardsSkeleton /> : undefined} isEmpty={({ list }) => list.length === 0} empty={<NothingFound onClear={() => change(noFilters)} />}>
              {({ list }) => (
                <div style={{ opacity: query.isPlaceholderData ? 0.6 : 1 }} aria-busy={query.isPlaceholderData}>
                  {look === 'cards' ? (
                    <div className={classes['grid']}>
                      {list.map((api) => (
                        <ApiCard key={api.id} api={api} />
                      ))}
                    </div>
                  ) : (
                    <Card withBorder p="xs">
                      <ApiTable apis={list} />
                    </Card>
                  )}
                  <Pager total={total} {...paging} />
                </div>
              )}
            </QueryView>
          )}
        </Stack>
      )}
    </Page>
  );
};
