import { Alert, Anchor, Badge, Card, Group, SimpleGrid, Stack, Text, Timeline, Title } from '@mantine/core';
import { DataTable, formatDateTime, formatNumber, Time } from '@quintet/web-kit';
import { IconBulb, IconCheck, IconMinus, IconX } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { Schemas } from '../../api';
import type { ExplainedCall as Call } from '../../api/application-queries';
import { Facts } from '../../parts/facts';
import { useStrings } from '../../strings';

const icons = { passed: IconCheck, refused: IconX, 'not reached': IconMinus } as const;
const colors = { passed: 'teal', refused: 'red', 'not reached': 'gray' } as const;

const Steps = ({ steps }: { readonly steps: readonly Schemas['DecisionStep'][] }) => {
  const { refusals: words } = useStrings();
  return (
    <Timeline active={steps.length} bulletSize={24} lineWidth={2} component="ol" my={0} aria-label={words.steps} style={{ listStyle: 'none' }}>
      {steps.map(({ step, outcome, detail }) => {
        const Icon = icons[outcome];
        return (
          <Timeline.Item
            key={step}
            component="li"
            color={colors[outcome]}
            bullet={<Icon size={14} aria-hidden />}
            title={
              <>
                {words.stepNames[step] ?? step}: {words.outcomes[outcome] ?? outcome}
              </>
            }
          >
            {detail !== '' && (
              <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
                {detail}
              </Text>
            )}
          </Timeline.Item>
        );
      })}
    </Timeline>
  );
};

const Quotas = ({ quotas }: { readonly quotas: readonly Schemas['ExplainedQuota'][] }) => {
  const { refusals: words } = useStrings();
  const head = words.quotaColumns;
  return (
    <DataTable
      label={words.quotas}
      rows={quotas}
      rowKey={({ level, policy }) => `${level} ${policy}`}
      columns={[
        { key: 'level', header: head.level, render: ({ level }) => level },
        { key: 'policy', header: head.policy, render: ({ policy }) => policy },
        { key: 'limit', header: head.limit, align: 'right', render: ({ limit }) => formatNumber(limit) },
        { key: 'used', header: head.used, align: 'right', render: ({ used }) => formatNumber(used) },
        { key: 'left', header: head.left, align: 'right', render: ({ remaining }) => formatNumber(remaining) },
        { key: 'ends', header: head.ends, render: ({ windowEnd }) => (windowEnd === null ? words.nothing : formatDateTime(windowEnd)) },
      ]}
    />
  );
};

/** What a gateway decided of a call, and what would let it pass. */
export const ExplainedCall = ({ of, applicationId }: { readonly of: Call; readonly applicationId: string }) => {
  const { refusals: words } = useStrings();
  const isRefused = of.outcome === 'refused';
  const other = of.application && of.application.applicationId !== applicationId ? of.application : undefined;
  return (
    <Stack gap="lg">
      <Card padding="lg">
        <Stack gap="sm">
          <Group gap="sm">
            <Badge size="lg" color={isRefused ? 'red' : 'teal'}>
              {isRefused ? words.refused : words.served}
            </Badge>
            <Text size="sm" c="dimmed">
              {of.status}
            </Text>
          </Group>
          {of.refusal && (
            <div role="status">
              <Title order={2}>{of.refusal.title}</Title>
              <Text style={{ overflowWrap: 'anywhere' }}>{of.refusal.detail !== of.refusal.title && of.refusal.detail}</Text>
            </div>
          )}
          {of.advice && (
            <Alert variant="light" icon={<IconBulb aria-hidden />} title={words.advice}>
              {of.advice}
            </Alert>
          )}
          {other && (
            <Text size="sm">
              <Anchor component={Link} to={`/applications/${encodeURIComponent(other.applicationId)}/refusals?request=${encodeURIComponent(of.requestId)}`} inherit>
                {words.otherApplication(other.name)}
              </Anchor>
            </Text>
          )}
        </Stack>
      </Card>
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <Card padding="lg" component="section" aria-label={words.steps}>
          <Stack>
            <Title order={3}>{words.steps}</Title>
            <Steps steps={of.steps} />
          </Stack>
        </Card>
        <Card padding="lg" component="section" aria-label={words.call}>
          <Stack>
            <Title order={3}>{words.call}</Title>
            <Facts
              list={[
                { name: words.time, value: <Time value={of.time} /> },
                { name: words.api, value: of.api && `${of.api.name} ${of.api.version}` },
                { name: words.operation, value: of.operation ? `${of.operation.verb} ${of.operation.target}` : of.verb },
                { name: words.status, value: String(of.status) },
                { name: words.code, value: of.refusal && String(of.refusal.code) },
                { name: words.credential, value: of.credential && words.credentials[of.credential] },
                { name: words.application, value: of.application?.name },
                { name: words.user, value: of.user },
                { name: words.address, value: of.clientIp },
                { name: words.plan, value: of.plan },
                { name: words.retry, value: of.refusal?.retryTime && formatDateTime(of.refusal.retryTime) },
              ]}
            />
          </Stack>
        </Card>
      </SimpleGrid>
      {of.quotas.length > 0 && (
        <Card component="section" aria-label={words.quotas}>
          <Stack>
            <Title order={3}>{words.quotas}</Title>
            <Quotas quotas={of.quotas} />
          </Stack>
        </Card>
      )}
    </Stack>
  );
};
