import { Alert, Button, Card, Collapse, Group, Stack, Switch, Table, Text, ThemeIcon, Title, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { confirm, CopyButton, formatMs, notifyDone, notifyFailed, Time } from '@quintet/web-kit';
import { IconAlertTriangle, IconAntennaBars5, IconChevronDown, IconClock } from '@tabler/icons-react';
import { useState } from 'react';
import type { Deployment } from '../../../apis/use-deployments';
import { isWaiting } from '../../../apis/use-deployments';
import { useStrings } from '../../../strings/pages';
import type { RevisionActions } from './use-revisions';

const Receipts = ({ deployment }: { readonly deployment: Deployment }) => {
  const words = useStrings().revisions;
  return (
    <Table className="quintet-table" aria-label={words.gatewayOf(deployment.name)}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{words.gateway}</Table.Th>
          <Table.Th scope="col">{words.outcome}</Table.Th>
          <Table.Th scope="col">{words.took}</Table.Th>
          <Table.Th scope="col">{words.reason}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {deployment.gateways.map(({ gatewayId, outcome, tookMs, reason }) => (
          <Table.Tr key={gatewayId}>
            <Table.Td data-label={words.gateway}>{gatewayId}</Table.Td>
            <Table.Td data-label={words.outcome}>{words.outcomes[outcome]}</Table.Td>
            <Table.Td data-label={words.took}>{tookMs === null ? '–' : formatMs(tookMs)}</Table.Td>
            <Table.Td data-label={words.reason}>{reason ?? '–'}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
};

const Progress = ({ deployment }: { readonly deployment: Deployment }) => {
  const words = useStrings().revisions;
  const { failed, live, text } = deployment.propagation;
  const [opened, { toggle }] = useDisclosure(false);
  const color = failed > 0 ? 'red' : isWaiting(deployment) || live === 0 ? 'yellow' : 'teal';
  const Icon = failed > 0 ? IconAlertTriangle : isWaiting(deployment) ? IconClock : IconAntennaBars5;
  return (
    <>
      <Group gap="xs" wrap="nowrap" align="flex-start">
        <ThemeIcon variant="light" color={color} size="md" aria-hidden>
          <Icon size={16} />
        </ThemeIcon>
        <Text fw={600} role="status" flex={1}>
          {words.live(text)}
        </Text>
        {live > 0 && (
          <UnstyledButton onClick={toggle} aria-expanded={opened}>
            <Group gap={4} wrap="nowrap">
              <Text size="sm">{words.gateways}</Text>
              <IconChevronDown size={16} aria-hidden style={opened ? { transform: 'rotate(180deg)' } : undefined} />
            </Group>
          </UnstyledButton>
        )}
      </Group>
      {live === 0 && (
        <Text size="sm" c="dimmed">
          {words.noGateway}
        </Text>
      )}
      {failed > 0 && (
        <Alert color="red" variant="light" title={words.refusals} role="alert">
          {deployment.propagation.failures.map(({ gatewayId, reason }) => (
            <Text key={gatewayId} size="sm">
              {words.refusedBy(gatewayId, reason ?? words.noReason)}
            </Text>
          ))}
        </Alert>
      )}
      <Collapse expanded={opened}>{opened && <Receipts deployment={deployment} />}</Collapse>
    </>
  );
};

export interface DeploymentCardProps {
  readonly deployment: Deployment;
  readonly revision: string;
  /** Where callers reach it; undefined while that is not known. */
  readonly address: string | undefined;
  readonly mayChange: boolean;
  readonly actions: RevisionActions;
}

/** One environment: what stands there, how far it has come, what the gateways say. */
export const DeploymentCard = ({ deployment, revision, address, mayChange, actions }: DeploymentCardProps) => {
  const words = useStrings().revisions;
  const { name, id, revisionUuid, displayOnDevportal, deployedTime } = deployment;
  const [busy, setBusy] = useState(false);
  const show = async (shown: boolean) => {
    setBusy(true);
    await actions.show(id, shown).catch((error: unknown) => notifyFailed(words.shownOf(name), error));
    setBusy(false);
  };
  const undeploy = () =>
    confirm({
      title: words.undeployTitle(name),
      text: words.undeployText,
      action: words.undeploy,
      run: async () => {
        await actions.undeploy(revisionUuid, name);
        notifyDone(words.undeployed(name));
      },
    });
  return (
    <Card withBorder p="md" component="article" aria-label={name}>
      <Stack gap="sm">
        <Group justify="space-between" gap="xs">
          <Group gap="xs" align="baseline">
            <Title order={3}>{name}</Title>
            <Text size="sm" c="dimmed">
              {revision} · <Time value={deployedTime} />
            </Text>
          </Group>
          {mayChange && (
            <Button variant="default" size="xs" onClick={undeploy} aria-label={words.undeployOf(name)}>
              {words.undeploy}
            </Button>
          )}
        </Group>
        <Progress deployment={deployment} />
        {address !== undefined && (
          <Group gap={4} wrap="nowrap">
            <Text size="sm" ff="monospace" truncate title={address}>
              {address}
            </Text>
            <CopyButton value={address} label={`${words.address}: ${name}`} />
          </Group>
        )}
        <Switch label={words.shown} aria-label={words.shownOf(name)} checked={displayOnDevportal} disabled={!mayChange || busy} onChange={(event) => void show(event.currentTarget.checked)} />
      </Stack>
    </Card>
  );
};
