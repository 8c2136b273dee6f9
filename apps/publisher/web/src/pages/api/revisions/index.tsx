import { Button, Card, SimpleGrid, Stack, Text } from '@mantine/core';
import { EmptyState, QueryView, Section } from '@quintet/web-kit';
import { IconRocket } from '@tabler/icons-react';
import { useState } from 'react';
import type { Api } from '../../../api/client';
import { gatewayAddress, schemeOf } from '../../../apis/gateway-address';
import { useRights } from '../../../apis/rights';
import { useShownApi } from '../../../apis/shown-api';
import { useDeployments, type Deployment } from '../../../apis/use-deployments';
import { useSettings } from '../../../apis/use-settings';
import { useStrings } from '../../../strings/pages';
import { contextPathOf } from '../try-out/operation-call';
import { DeployDialog, type DialogTask } from './deploy-dialog';
import { DeploymentCard } from './deployment-card';
import { RevisionTable } from './revision-table';
import { maxRevisions, useRevisionActions, useRevisions, type Revision } from './use-revisions';

const Deployments = ({ api, deployments, revisions, onNew }: { readonly api: Api; readonly deployments: readonly Deployment[]; readonly revisions: readonly Revision[]; readonly onNew: () => void }) => {
  const words = useStrings().revisions;
  const { deploy } = useRights();
  const actions = useRevisionActions(api.id);
  const environments = useSettings().data?.environment;
  const isRetired = api.lifeCycleStatus === 'RETIRED';
  const button = deploy && !isRetired && (
    <Button onClick={onNew} leftSection={<IconRocket size={16} aria-hidden />}>
      {words.deployNew}
    </Button>
  );
  const addressOf = (deployment: Deployment): string | undefined => {
    const gateway = gatewayAddress(environments, deployment, schemeOf(api));
    return gateway && gateway + contextPathOf(api.context, api.version);
  };
  return (
    <Section title={words.deployments} description={words.deploymentsText} actions={deployments.length > 0 && button}>
      {deployments.length === 0 ? (
        <EmptyState title={words.noDeployments} icon={<IconRocket size={28} />} action={button}>
          {isRetired ? words.retired : words.noDeploymentsText}
        </EmptyState>
      ) : (
        <SimpleGrid cols={{ base: 1, xl: 2 }}>
          {deployments.map((one) => (
            <DeploymentCard key={one.id} deployment={one} revision={revisions.find(({ id }) => id === one.revisionUuid)?.displayName ?? ''} address={addressOf(one)} mayChange={deploy} actions={actions} />
          ))}
        </SimpleGrid>
      )}
    </Section>
  );
};

/** Snapshots of the API, and where they run. */
export const Component = () => {
  const words = useStrings().revisions;
  const api = useShownApi();
  const { deploy } = useRights();
  const actions = useRevisionActions(api.id);
  const deployments = useDeployments(api.id);
  const revisions = useRevisions(api.id);
  const environments = useSettings().data?.environment ?? [];
  const [task, setTask] = useState<DialogTask>();
  return (
    <QueryView query={revisions}>
      {(all) => (
        <QueryView query={deployments}>
          {(standing) => (
            <Stack gap="xl">
              <Deployments api={api} deployments={standing} revisions={all} onNew={() => setTask({ kind: 'new' })} />
              <Section
                title={words.revisions}
                description={words.revisionsText(all.length, maxRevisions)}
                actions={
                  deploy && (
                    <Button variant="default" onClick={() => setTask({ kind: 'create' })}>
                      {words.createOnly}
                    </Button>
                  )
                }
              >
                {all.length === 0 ? (
                  <Text c="dimmed">{words.none}</Text>
                ) : (
                  <Card withBorder p="xs">
                    <RevisionTable revisions={all} mayDeploy={deploy} isRetired={api.lifeCycleStatus === 'RETIRED'} actions={actions} onDeploy={(revision) => setTask({ kind: 'deploy', revision })} />
                  </Card>
                )}
              </Section>
              <DeployDialog api={api} environments={environments} revisions={all} deployments={standing} task={task} onClose={() => setTask(undefined)} />
            </Stack>
          )}
        </QueryView>
      )}
    </QueryView>
  );
};
