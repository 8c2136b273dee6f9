import { Alert, Anchor, Checkbox, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { ApiFormView, notifyDone, useApiForm, useKitStrings } from '@quintet/web-kit';
import { Link } from 'react-router';
import { z } from 'zod';
import type { Api, Schema } from '../../../api/client';
import { apiPath } from '../../../apis/addresses';
import type { Deployment } from '../../../apis/use-deployments';
import { ChangesView } from '../../../definition/changes-view';
import { useDefinitionChanges } from '../../../definition/use-definition-changes';
import { useStrings } from '../../../strings/pages';
import { hasEndpoint } from '../overview/checklist';
import { maxRevisions, oldestUnused, useRevisionActions, type Revision } from './use-revisions';

type Environment = Schema<'SettingsEnvironment'>;

/** What the dialog is to do: a revision that there is, a new one, or a new one that is not deployed. */
export type DialogTask = { readonly kind: 'deploy'; readonly revision: Revision } | { readonly kind: 'new' } | { readonly kind: 'create' };

export interface DeployDialogProps {
  readonly api: Api;
  readonly environments: readonly Environment[];
  readonly revisions: readonly Revision[];
  readonly deployments: readonly Deployment[];
  readonly task: DialogTask | undefined;
  readonly onClose: () => void;
}

interface Values {
  readonly description: string;
  readonly environments: string[];
  readonly vhosts: Record<string, string>;
  readonly makeRoom: boolean;
}

const Targets = ({ form, environments, deployments, revisions }: Pick<DeployDialogProps, 'environments' | 'deployments' | 'revisions'> & { readonly form: ReturnType<typeof useApiForm<Values>>['form'] }) => {
  const words = useStrings().revisions;
  const nameOf = (id: string): string => revisions.find((one) => one.id === id)?.displayName ?? '';
  return (
    <Stack gap="xs">
      <Checkbox.Group label={words.environments} {...form.getInputProps('environments')}>
        <Stack gap="xs" mt={4}>
          {environments.map(({ name, displayName }) => {
            const before = deployments.find((one) => one.name === name);
            return <Checkbox key={name} value={name} label={displayName || name} description={before ? words.replaces(nameOf(before.revisionUuid)) : undefined} />;
          })}
        </Stack>
      </Checkbox.Group>
      {environments
        .filter(({ name, vhosts }) => vhosts.length > 1 && form.getValues().environments.includes(name))
        .map(({ name, vhosts }) => (
          <Select
            key={name}
            label={words.vhost(name)}
            data={vhosts.map(({ host }) => host)}
            allowDeselect={false}
            {...form.getInputProps(`vhosts.${name}`)}
            value={form.getValues().vhosts[name] ?? vhosts[0]?.host ?? null}
          />
        ))}
    </Stack>
  );
};

const DeployForm = ({ api, environments, revisions, deployments, task, onClose }: Omit<DeployDialogProps, 'task'> & { readonly task: DialogTask }) => {
  const { revisions: words, definitionChanges } = useStrings();
  const actions = useRevisionActions(api.id);
  const isNew = task.kind !== 'deploy';
  const deploys = task.kind !== 'create';
  const changes = useDefinitionChanges(api.id, task.kind === 'new' && deployments.length > 0);
  const breaks = (changes.data?.breakingCount ?? 0) > 0;
  const isFull = isNew && revisions.length >= maxRevisions;
  const unused = oldestUnused(revisions);
  const deployedOn = deployments.map(({ name }) => name);
  const form = useApiForm<Values, string>({
    schema: z.object({
      description: z.string().max(255),
      environments: deploys ? z.array(z.string()).min(1, words.environmentsRule) : z.array(z.string()),
      makeRoom: z.boolean().refine((ticked) => ticked || !isFull || unused === undefined, words.makeRoomRule),
    }),
    initialValues: { description: '', environments: deployedOn.length > 0 ? deployedOn : environments.slice(0, 1).map(({ name }) => name), vhosts: {}, makeRoom: false },
    submit: async ({ description, environments: names, vhosts, makeRoom }) => {
      if (isFull && makeRoom && unused) await actions.remove(unused.id);
      const revision = task.kind === 'deploy' ? task.revision : await actions.create(description);
      if (!deploys) return words.revisionMade(revision.displayName);
      const made = await actions.deploy(
        revision.id,
        names.map((name) => ({ name, vhost: vhosts[name] ?? environments.find((one) => one.name === name)?.vhosts[0]?.host ?? '' })),
      );
      return made.map(({ name, propagation }) => `${revision.displayName}, ${name}: ${propagation.text}`).join('\n');
    },
    onDone: (said) => {
      notifyDone(said);
      onClose();
    },
  });
  if (isFull && !unused) return <Alert color="yellow">{`${words.limit(maxRevisions)} ${words.noRoom}`}</Alert>;
  if (deploys && !hasEndpoint(api)) {
    return (
      <Alert color="yellow">
        {words.noEndpoint}{' '}
        <Anchor component={Link} to={apiPath(api.id, 'endpoints')} size="sm" underline="always" c="inherit">
          {words.addEndpoint}
        </Anchor>
      </Alert>
    );
  }
  return (
    <ApiFormView form={form} action={!deploys ? words.create : breaks ? definitionChanges.deployAnyway : words.deploy} onCancel={onClose} isGuarded={false}>
      <Text size="sm">{deploys ? words.noDeploymentsText : words.createText}</Text>
      {isFull && unused && (
        <Alert color="yellow" title={words.limit(maxRevisions)}>
          <Checkbox label={words.makeRoom(unused.displayName)} {...form.form.getInputProps('makeRoom', { type: 'checkbox' })} />
        </Alert>
      )}
      {task.kind === 'new' && deployments.length > 0 && <ChangesView query={changes} />}
      {deploys && <Targets form={form.form} environments={environments} deployments={deployments} revisions={revisions} />}
      {isNew && <TextInput label={words.description} description={words.descriptionText} maxLength={255} data-autofocus {...form.form.getInputProps('description')} />}
    </ApiFormView>
  );
};

export const DeployDialog = (props: DeployDialogProps) => {
  const words = useStrings().revisions;
  const { close } = useKitStrings();
  const { task, onClose } = props;
  const title = task?.kind === 'deploy' ? words.deployOf(task.revision.displayName) : task?.kind === 'create' ? words.createTitle : words.newTitle;
  return (
    <Modal opened={task !== undefined} onClose={onClose} size="lg" title={title} closeButtonProps={{ 'aria-label': close }}>
      {task && <DeployForm {...props} task={task} />}
    </Modal>
  );
};
