import { Card, Group, Progress, SimpleGrid, Skeleton, Stack, Text, Title } from '@mantine/core';
import { FaultAlert, formatBytes, formatDateTime, formatNumber, formatPercent, Pager, QueryView, usePaging } from '@quintet/web-kit';
import { useQuery } from '@tanstack/react-query';
import type { Schemas } from '../../api';
import { subscriptionsOfApplicationQuery, subscriptionUsageQuery, type Subscription } from '../../api/application-queries';
import { useStrings } from '../../strings';
import { nameOf } from '../application-subscriptions/subscription-name';

type Quota = Schemas['QuotaUsage'];

const inBytes = 'bytes';
const nearlyUsedUp = 0.8;

const QuotaBar = ({ of, name }: { readonly of: Quota; readonly name: string }) => {
  const { applicationUsage: words } = useStrings();
  if (of.limit === null) return null;
  const isBytes = of.unit === inBytes;
  const shown = (amount: number): string => (isBytes ? formatBytes(amount) : formatNumber(amount));
  const unit = isBytes ? '' : of.unit;
  const remaining = of.remaining ?? Math.max(0, of.limit - of.used);
  const share = Math.min(1, (of.limit - remaining) / of.limit);
  return (
    <Stack gap={4}>
      <Group justify="space-between" gap="xs">
        <Text size="sm" fw={500}>
          {words.levels[of.level]}
        </Text>
        <Text size="sm">{words.left(shown(remaining), shown(of.limit), unit)}</Text>
      </Group>
      <Progress value={share * 100} color={of.usedUp ? 'red' : share >= nearlyUsedUp ? 'orange' : undefined} aria-label={`${name}, ${words.levels[of.level] ?? of.level}: ${words.used(formatPercent(share))}`} />
      {(of.usedUp ? of.opensAt : of.windowEnd) !== null && (
        <Text size="xs" c="dimmed">
          {of.usedUp ? words.usedUpUntil : words.until} {formatDateTime((of.usedUp ? of.opensAt : of.windowEnd) ?? '')}
          {of.overLimit > 0 && `. ${words.over(shown(of.overLimit), unit)}`}
        </Text>
      )}
    </Stack>
  );
};

const QuotaCard = ({ of }: { readonly of: Subscription }) => {
  const { applicationUsage: words } = useStrings();
  const { data, error } = useQuery({ ...subscriptionUsageQuery(of.subscriptionId), enabled: of.apiInfo !== undefined });
  const name = nameOf(of);
  return (
    <Card component="li">
      <Stack gap="sm">
        <div>
          <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
            {name}
          </Text>
          <Text size="sm" c="dimmed">
            {of.throttlingPolicy}
          </Text>
        </div>
        {error && <FaultAlert error={error} />}
        {!data && !error && of.apiInfo && <Skeleton height={44} radius="md" className="quintet-delayed" />}
        {data?.quotas.length === 0 && <Text size="sm">{words.noQuota}</Text>}
        {data?.quotas.map((quota) => (
          <QuotaBar key={quota.level} of={quota} name={name} />
        ))}
      </Stack>
    </Card>
  );
};

/** What is left of the plan of each subscription. */
export const QuotaLeft = ({ applicationId }: { readonly applicationId: string }) => {
  const { applicationUsage: words } = useStrings();
  const paging = usePaging();
  const query = useQuery(subscriptionsOfApplicationQuery(applicationId, paging));
  return (
    <Stack component="section" gap="sm" aria-label={words.quota}>
      <div>
        <Title order={2}>{words.quota}</Title>
        <Text size="sm" c="dimmed">
          {words.quotaText}
        </Text>
      </div>
      <QueryView query={query} isEmpty={({ pagination }) => pagination.total === 0} empty={<Text c="dimmed">{words.noSubscriptions}</Text>}>
        {({ list, pagination }) => (
          <div>
            <SimpleGrid component="ul" cols={{ base: 1, sm: 2, xl: 3 }} m={0} p={0} aria-label={words.quota}>
              {list.map((one) => (
                <QuotaCard key={one.subscriptionId} of={one} />
              ))}
            </SimpleGrid>
            <Pager {...paging} total={pagination.total} />
          </div>
        )}
      </QueryView>
    </Stack>
  );
};
