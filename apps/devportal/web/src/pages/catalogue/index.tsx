import { Box, Button, Collapse, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import { EmptyState, FaultAlert, formatNumber, isProblem, NothingFound, Page, Pager, QueryView, SearchField, useFilter, usePaging, useSession } from '@quintet/web-kit';
import { useQuery } from '@tanstack/react-query';
import { IconAdjustments } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';
import { apisQuery, categoriesQuery, searchQuery, tagsQuery, type SortOfApis } from '../../api/queries';
import { useStrings } from '../../strings';
import { ApiCard } from './api-card';
import { CardsSkeleton } from './cards-skeleton';
import classes from './catalogue.module.css';
import { FilterList } from './filter-list';
import { asksForContents, restQuery } from './rest-query';
import { SearchHelp } from './search-help';
import { SearchResults } from './search-results';

const sorts = ['name', 'avgRating', 'createdTime'] as const satisfies readonly SortOfApis[];

/** Whose roles lead them to the publisher. */
const makers = ['admin', 'Internal/creator', 'Internal/publisher'];

const isNothing = ({ pagination }: { readonly pagination: { readonly total: number } }): boolean => pagination.total === 0;

const NothingPublished = () => {
  const { catalogue } = useStrings();
  const { session } = useSession();
  const toPublisher = session?.user.roles.some((role) => makers.includes(role)) && (
    <Button component="a" href="/publisher">
      {catalogue.toPublisher}
    </Button>
  );
  return (
    <EmptyState title={catalogue.emptyTitle} action={toPublisher}>
      {catalogue.emptyText}
    </EmptyState>
  );
};

const Found = ({ text, total, children }: { readonly text: string; readonly total: number; readonly children: ReactNode }) => (
  <div>
    <Text size="sm" c="dimmed" mb="xs" role="status">
      {text}
    </Text>
    {children}
    <Pager {...usePaging()} total={total} />
  </div>
);

/** The APIs that the reader may see, and how to find one among them. */
export const Component = () => {
  const { catalogue } = useStrings();
  const { session } = useSession();
  const [, setParams] = useSearchParams();
  const [text, setText] = useFilter('q');
  const [tag, setTag] = useFilter('tag');
  const [category, setCategory] = useFilter('category');
  const [sort, setSort] = useFilter('sort', 'name');
  const paging = usePaging();
  const [opened, { toggle }] = useDisclosure(false);
  const isWide = useMediaQuery('(min-width: 62em)', true, { getInitialValueInEffect: false });

  const sortBy = sorts.find((one) => one === sort) ?? 'name';
  const wanted = { query: restQuery({ text, tag, category }), limit: paging.limit, offset: paging.offset };
  const wantsContents = asksForContents(text);
  const apis = useQuery({ ...apisQuery({ ...wanted, sortBy }), enabled: !wantsContents });
  const hits = useQuery({ ...searchQuery(wanted), enabled: wantsContents });
  const asked = wantsContents ? hits : apis;
  const tags = useQuery(tagsQuery());
  const categories = useQuery(categoriesQuery());
  const isFiltered = text !== '' || tag !== '' || category !== '';
  const clear = () => setParams({});
  const isNotUnderstood = isProblem(asked.error, 400);
  const tagOptions = [...(tags.data?.list ?? [])].sort((a, b) => b.count - a.count).map(({ value, count }) => ({ value, text: `${value} ${formatNumber(count)}` }));
  const categoryOptions = (categories.data?.list ?? []).map(({ name }) => ({ value: name, text: name }));
  const hasFilters = tagOptions.length > 0 || categoryOptions.length > 0;

  const filters = (
    <Stack gap="lg">
      <FilterList label={catalogue.categories} options={categoryOptions} chosen={category} onChoose={setCategory} />
      <FilterList label={catalogue.tags} options={tagOptions} chosen={tag} onChoose={setTag} />
    </Stack>
  );

  return (
    <Page
      title={session ? catalogue.title : catalogue.welcome}
      description={session ? undefined : catalogue.welcomeText}
      actions={
        session ? undefined : (
          <Button component={Link} to="/sign-up">
            {catalogue.signUp}
          </Button>
        )
      }
    >
      <Stack gap="md">
        <Group gap="xs" align="flex-start" component="search">
          <Box flex={1} miw={{ base: '100%', xs: 240 }}>
            <SearchField label={catalogue.search} placeholder={catalogue.searchPlaceholder} value={text} onSearch={setText} />
          </Box>
          <SearchHelp onTry={setText} />
          <NativeSelect aria-label={catalogue.sort} value={sortBy} onChange={(event) => setSort(event.currentTarget.value)} disabled={wantsContents} data={sorts.map((value) => ({ value, label: `${catalogue.sort}: ${catalogue.sorts[value]}` }))} />
          {hasFilters && !isWide && (
            <Button variant="default" leftSection={<IconAdjustments size={16} aria-hidden />} onClick={toggle} aria-expanded={opened}>
              {catalogue.filters}
            </Button>
          )}
        </Group>
        {isNotUnderstood && <FaultAlert error={asked.error} />}
        <div className={classes['layout']} data-filters={hasFilters || undefined}>
          {hasFilters && (isWide ? <aside aria-label={catalogue.filters}>{filters}</aside> : <Collapse expanded={opened}>{filters}</Collapse>)}
          {!isNotUnderstood && wantsContents && (
            <QueryView query={hits} skeleton={<CardsSkeleton />} isEmpty={isNothing} empty={<NothingFound onClear={clear} />}>
              {({ list, pagination }) => (
                <Found text={catalogue.foundResults(formatNumber(pagination.total))} total={pagination.total}>
                  <SearchResults list={list} />
                </Found>
              )}
            </QueryView>
          )}
          {!isNotUnderstood && !wantsContents && (
            <QueryView query={apis} skeleton={<CardsSkeleton />} isEmpty={isNothing} empty={isFiltered ? <NothingFound onClear={clear} /> : <NothingPublished />}>
              {({ list, pagination }) => (
                <Found text={catalogue.found(formatNumber(pagination.total))} total={pagination.total}>
                  <ul className={classes['grid']} aria-label={catalogue.list}>
                    {list.map((one) => (
                      <ApiCard key={one.id} of={one} />
                    ))}
                  </ul>
                </Found>
              )}
            </QueryView>
          )}
        </div>
      </Stack>
    </Page>
  );
};
