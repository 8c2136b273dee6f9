import { Button, Collapse, Group, NativeSelect, Stack, Text, Box } from '@mantine/core';
import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import { EmptyState, isProblem, NothingFound, Page, Pager, QueryView, SearchField, formatNumber, useFilter, usePaging, useSession, FaultAlert } from '@quintet/web-kit';
import { useQuery } from '@tanstack/react-query';
import { IconAdjustments } from '@tabler/icons-react';
import { Link, useSearchParams } from 'react-router';
import { apisQuery, categoriesQuery, tagsQuery, type SortOfApis } from '../../api/queries';
import { useStrings } from '../../strings';
import { ApiCard } from './api-card';
import { CardsSkeleton } from './cards-skeleton';
import classes from './catalogue.module.css';
import { FilterList } from './filter-list';
import { restQuery } from './rest-query';
import { SearchHelp } from './search-help';

const sorts = ['name', 'avgRating', 'createdTime'] as const satisfies readonly SortOfApis[];

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
  const apis = useQuery(apisQuery({ query: restQuery({ text, tag, category }), sortBy, limit: paging.limit, offset: paging.offset }));
  const tags = useQuery(tagsQuery());
  const categories = useQuery(categoriesQuery());
  const isFiltered = text !== '' || tag !== '' || category !== '';
  const isNotUnderstood = isProblem(apis.error, 400);
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
          <NativeSelect aria-label={catalogue.sort} value={sortBy} onChange={(event) => setSort(event.currentTarget.value)} data={sorts.map((value) => ({ value, label: `${catalogue.sort}: ${catalogue.sorts[value]}` }))} />
          {hasFilters && !isWide && (
            <Button variant="default" leftSection={<IconAdjustments size={16} aria-hidden />} onClick={toggle} aria-expanded={opened}>
              {catalogue.filters}
            </Button>
          )}
        </Group>
        {isNotUnderstood && <FaultAlert error={apis.error} />}
        <div className={classes['layout']} data-filters={hasFilters || undefined}>
          {hasFilters && (isWide ? <aside aria-label={catalogue.filters}>{filters}</aside> : <Collapse expanded={opened}>{filters}</Collapse>)}
          {!isNotUnderstood && (
            <QueryView
              query={apis}
              skeleton={<CardsSkeleton />}
              isEmpty={({ pagination }) => pagination.total === 0}
              empty={
                isFiltered ? (
                  <NothingFound onClear={() => setParams({})} />
                ) : (
                  <EmptyState title={catalogue.emptyTitle} action={session?.user.scopes.includes('apim:api_create') ? <Button component="a" href="/publisher">{catalogue.toPublisher}</Button> : undefined}>
                    {catalogue.emptyText}
                  </EmptyState>
                )
              }
            >
              {({ list, pagination }) => (
                <div>
                  <Text size="sm" c="dimmed" mb="xs" role="status">
                    {catalogue.found(formatNumber(pagination.total))}
                  </Text>
                  <ul className={classes['grid']} aria-label={catalogue.list}>
                    {list.map((one) => (
                      <ApiCard key={one.id} of={one} />
                    ))}
                  </ul>
                  <Pager {...paging} total={pagination.total} />
                </div>
              )}
            </QueryView>
          )}
        </div>
      </Stack>
    </Page>
  );
};
