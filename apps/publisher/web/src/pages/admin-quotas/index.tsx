import { Badge, Card, Group, NativeSelect, Progress, Stack, Text } from '@mantine/core';
import { answer, DataTable, EmptyState, formatNumber, formatPercent, NothingFound, Page, PageError, Pager, QueryView, SearchField, Time, useFilter, usePaging, type Column } from '@quintet/web-kit';
import { IconGauge } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { adminPage } from '../../admin/admin-page';
import { admin, type AdminSchema } from '../../admin/clients';
import { useAdminStrings } from '../../strings/admin';

type Present = AdminSchema<'PresentUsage'>;
type Period = AdminSchema<'PeriodUsage'>;
type Quota = Present | Period;

const levels = ['api', 'operation', 'subscription', 'burst', 'application', 'application-burst', 'custom'] as const;
const dayMs = 86_400_000;
const spans: Readonly<Record<string, number>> = { day: dayMs, month: 30 * dayMs };
const renewMs = 5_000;

const isPresent = (quota: Quota): quota is Present => 'windowEnd' in quota;

const useQuotas = (of: { readonly level: string; readonly policy: string; readonly time: string; readonly limit: number; readonly offset: number }) => {
  const span = spans[of.time];
  return useQuery({
    queryKey: ['admin', 'quotas', of],
    queryFn: async ({ signal }) => {
      const now = Date.now();
      const time = span === undefined ? {} : { from: new Date(now - span).toISOString(), to: new Date(now).toISOString() };
      const level = levels.find((one) => one === of.level);
      return answer(admin.GET('/usage', { params: { query: { limit: of.limit, offset: of.offset, ...(level && { level }), ...(of.policy !== '' && { policy: of.policy }), ...time } }, signal }));
    },
    placeholderData: keepPreviousData,
    refetchInterval: span === undefined ? renewMs : false,
  });
};

const Used = ({ quota }: { readonly quota: Present }) => {
  const { quotas: words } = useAdminStrings();
  const unit = words.units[quota.unit] ?? quota.unit;
  if (quota.limit === null) return <>{`${formatNumber(quota.used)} ${unit}, ${words.noLimit}`}</>;
  const ratio = Math.min(1, (quota.used + quota.leased) / Math.max(1, quota.limit));
  return (
    <Stack gap={4} miw={160}>
      <Text size="sm">
        {words.of(formatNumber(quota.used), formatNumber(quota.limit))} {unit}
      </Text>
      <Progress value={100 * ratio} color={quota.usedUp ? 'red' : 'quintet'} aria-label={words.usedLabel(formatPercent(ratio))} />
    </Stack>
  );
};

const Window = ({ quota }: { readonly quota: Quota }) => {
  const { quotas: words } = useAdminStrings();
  if (!isPresent(quota)) return <>{`${formatNumber(quota.windows)}, ${words.windowsUsedUp(quota.windowsUsedUp)}`}</>;
  return (
    <Group gap="xs">
      {quota.usedUp && <Badge color="red">{words.usedUp}</Badge>}
      <Text size="sm">
        {quota.opensAt === null ? words.ends : words.opens} <Time value={quota.opensAt ?? quota.windowEnd} />
      </Text>
    </Group>
  );
};

const Quotas = () => {
  const { quotas: words } = useAdminStrings();
  const [level, setLevel] = useFilter('level');
  const [policy, setPolicy] = useFilter('policy');
  const [time, setTime] = useFilter('time', 'now');
  const paging = usePaging();
  const query = useQuotas({ level, policy, time, limit: paging.limit, offset: paging.offset });
  const columns: readonly Column<Quota>[] = [
    { key: 'level', header: words.level, render: (quota) => words.levels[quota.level as (typeof levels)[number]] ?? quota.level },
    { key: 'policy', header: words.policy, render: (quota) => quota.policy },
    { key: 'key', header: words.key, render: (quota) => <Text size="xs" ff="monospace">{quota.key}</Text> },
    { key: 'used', header: words.used, render: (quota) => (isPresent(quota) ? <Used quota={quota} /> : `${formatNumber(quota.used)} ${words.units[quota.unit] ?? quota.unit}`) },
    { key: 'left', header: words.remaining, align: 'right', render: (quota) => (isPresent(quota) && quota.remaining !== null ? formatNumber(quota.remaining) : '–') },
    { key: 'window', header: isPresentTime(time) ? words.window : words.windows, render: (quota) => <Window quota={quota} /> },
  ];
  const isFiltered = level !== '' || policy !== '';
  return (
    <Page title={words.title} description={words.description}>
      <Stack>
        <Group>
          <NativeSelect aria-label={words.time} value={time} onChange={(event) => setTime(event.currentTarget.value)} data={[{ value: 'now', label: words.now }, { value: 'day', label: words.day }, { value: 'month', label: words.month }]} />
          <NativeSelect aria-label={words.level} value={level} onChange={(event) => setLevel(event.currentTarget.value)} data={[{ value: '', label: words.allLevels }, ...levels.map((value) => ({ value, label: words.levels[value] }))]} />
          <SearchField label={words.policyFilter} value={policy} onSearch={setPolicy} />
        </Group>
        <QueryView
          query={query}
          isEmpty={({ pagination }) => pagination.total === 0}
          empty={
            isFiltered ? (
              <NothingFound
                onClear={() => {
                  setLevel('');
                  setPolicy('');
                }}
              />
            ) : (
              <EmptyState title={words.emptyTitle} icon={<IconGauge size={28} />}>
                {words.emptyText}
              </EmptyState>
            )
          }
        >
          {({ list, pagination: { total } }) => (
            <div>
              <Card p="xs">
                <DataTable label={words.list} columns={columns} rows={list as readonly Quota[]} rowKey={({ level: at, policy: by, group, key }) => `${at} ${by} ${group ?? ''} ${key}`} />
              </Card>
              <Pager total={total} {...paging} />
            </div>
          )}
        </QueryView>
      </Stack>
    </Page>
  );
};

const isPresentTime = (time: string): boolean => spans[time] === undefined;

export const Component = adminPage('quotas', Quotas);
export const ErrorBoundary = PageError;
