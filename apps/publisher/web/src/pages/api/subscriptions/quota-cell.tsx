import { Progress, Skeleton, Stack, Text } from '@mantine/core';
import { useInViewport } from '@mantine/hooks';
import { formatBytes, formatDateTime, formatNumber, formatPercent } from '@quintet/web-kit';
import { useRef } from 'react';
import type { Schema } from '../../../api/client';
import { useStrings } from '../../../strings/pages';
import { useSubscriptionUsage } from './use-subscriptions';

type Quota = Schema<'QuotaUsage'>;
const nearlyAll = 0.8;

const Usage = ({ quota, label }: { readonly quota: Quota; readonly label: string | undefined }) => {
  const { subscriptions: words } = useStrings();
  const { used, limit, unit, usedUp, windowEnd } = quota;
  if (limit === null) return null;
  const amount = (value: number): string => (unit === 'bytes' ? formatBytes(value) : formatNumber(value));
  const share = limit === 0 ? 1 : used / limit;
  const text = `${words.used(amount(used), amount(limit))}${unit === 'bytes' ? '' : ` ${words.units[unit] ?? unit}`}`;
  return (
    <Stack gap={2} title={windowEnd === null ? undefined : words.until(formatDateTime(windowEnd))}>
      <Text size="sm">
        {label !== undefined && `${label}: `}
        {text}
        {usedUp && ` · ${words.usedUp}`}
      </Text>
      <Progress value={Math.min(100, 100 * share)} size="sm" color={usedUp ? 'red' : share > nearlyAll ? 'orange' : undefined} aria-label={words.usedShare(formatPercent(Math.min(1, share)))} />
    </Stack>
  );
};

/** How much of a subscription's plan is used; asked for when its row comes into view. */
export const QuotaCell = ({ subscriptionId }: { readonly subscriptionId: string }) => {
  const { subscriptions: words } = useStrings();
  const { ref, inViewport } = useInViewport<HTMLDivElement>();
  const wasSeen = useRef(false);
  if (inViewport) wasSeen.current = true;
  const { data, isError } = useSubscriptionUsage(subscriptionId, wasSeen.current);
  return (
    <Stack gap={6} ref={ref} miw={130} mih={20}>
      {isError && <Text size="sm" c="dimmed">{words.quotaUnknown}</Text>}
      {!isError && data === undefined && <Skeleton height={20} className="quintet-delayed" />}
      {data?.quotas.length === 0 && <Text size="sm" c="dimmed">{words.noLimit}</Text>}
      {data?.quotas.map((quota) => <Usage key={quota.level} quota={quota} label={quota.level === 'burst' ? words.burst : undefined} />)}
    </Stack>
  );
};
