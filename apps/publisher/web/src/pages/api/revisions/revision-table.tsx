import { Button, Group, Text, Tooltip } from '@mantine/core';
import { confirm, DataTable, notifyDone, Time, type Column } from '@quintet/web-kit';
import type { ReactNode } from 'react';
import { useStrings } from '../../../strings/pages';
import type { Revision, RevisionActions } from './use-revisions';

export interface RevisionTableProps {
  readonly revisions: readonly Revision[];
  readonly mayDeploy: boolean;
  readonly isRetired: boolean;
  readonly actions: RevisionActions;
  readonly onDeploy: (revision: Revision) => void;
}

/** Long descriptions take their room from elsewhere. */
const Unbroken = ({ children, fw = 600 }: { readonly children: ReactNode; readonly fw?: number }) => (
  <Text component="span" size="sm" fw={fw} style={{ whiteSpace: 'nowrap' }}>
    {children}
  </Text>
);

export const RevisionTable = ({ revisions, mayDeploy, isRetired, actions, onDeploy }: RevisionTableProps) => {
  const words = useStrings().revisions;
  const restore = ({ id, displayName }: Revision) =>
    confirm({
      title: words.restoreTitle(displayName),
      text: words.restoreText,
      action: words.restore,
      run: async () => {
        await actions.restore(id);
        notifyDone(words.restored(displayName));
      },
    });
  const remove = ({ id, displayName }: Revision) =>
    confirm({
      title: words.removeTitle(displayName),
      text: words.removeText,
      action: words.remove,
      run: async () => {
        await actions.remove(id);
        notifyDone(words.removed(displayName));
      },
    });
  const columns: readonly Column<Revision>[] = [
    { key: 'name', header: words.revision, render: ({ displayName }) => <Unbroken>{displayName}</Unbroken> },
    { key: 'description', header: words.description, render: ({ description }) => description || '–' },
    { key: 'created', header: words.created, render: ({ createdTime }) => <Unbroken fw={400}><Time value={createdTime} /></Unbroken> },
    { key: 'where', header: words.where, render: ({ deploymentInfo }) => (deploymentInfo.length === 0 ? words.nowhere : deploymentInfo.map(({ name }) => name).join(', ')) },
  ];
  const withActions: readonly Column<Revision>[] = [
    ...columns,
    {
      key: 'actions',
      header: '',
      align: 'right',
      render: (revision) => {
        const isDeployed = revision.deploymentInfo.length > 0;
        return (
          <Group gap={6} justify="flex-end" wrap="nowrap" role="group" aria-label={words.actionsOf(revision.displayName)}>
            {!isRetired && (
              <Button size="xs" variant="default" onClick={() => onDeploy(revision)}>
                {words.deploy}
              </Button>
            )}
            <Button size="xs" variant="default" onClick={() => restore(revision)}>
              {words.restore}
            </Button>
            <Tooltip label={words.removeDeployed} disabled={!isDeployed} withArrow>
              <Button size="xs" variant="default" aria-disabled={isDeployed} data-disabled={isDeployed || undefined} onClick={() => !isDeployed && remove(revision)}>
                {words.remove}
              </Button>
            </Tooltip>
          </Group>
        );
      },
    },
  ];
  return <DataTable label={words.list} columns={mayDeploy ? withActions : columns} rows={revisions} rowKey={({ id }) => id} />;
};
