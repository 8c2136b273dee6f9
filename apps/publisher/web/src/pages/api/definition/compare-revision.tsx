import { NativeSelect, Stack, Text } from '@mantine/core';
import { EmptyState, QueryView } from '@quintet/web-kit';
import { IconGitCompare } from '@tabler/icons-react';
import { useState } from 'react';
import { DiffView } from '../../../editor/diff-view';
import { useStrings } from '../../../strings/pages';
import { useDefinition, useDeployedRevisions } from './use-definition';

interface Comparison {
  readonly name: string;
  readonly revisionId: string;
  /** The working copy, as YAML. */
  readonly text: string;
}

const Difference = ({ name, revisionId, text }: Comparison) => {
  const { definition: words } = useStrings();
  return (
    <QueryView query={useDefinition(revisionId)}>
      {(revision) => (revision.text === text ? <Text role="status">{words.noChanges}</Text> : <DiffView label={words.since(name)} before={revision.text} after={text} language="yaml" />)}
    </QueryView>
  );
};

/** The kept definition beside that of a revision that gateways serve. */
export const CompareRevision = ({ apiId, text }: { readonly apiId: string; readonly text: string }) => {
  const { definition: words } = useStrings();
  const [chosen, setChosen] = useState<string>();
  return (
    <QueryView
      query={useDeployedRevisions(apiId, true)}
      isEmpty={(revisions) => revisions.length === 0}
      empty={
        <EmptyState title={words.noRevision} icon={<IconGitCompare size={28} />}>
          {words.noRevisionText}
        </EmptyState>
      }
    >
      {(revisions) => {
        const revision = revisions.find(({ id }) => id === chosen) ?? revisions[0]!;
        const nameOf = ({ displayName, deploymentInfo }: (typeof revisions)[number]): string => `${displayName} (${(deploymentInfo ?? []).map(({ name }) => name).join(', ')})`;
        return (
          <Stack>
            <NativeSelect maw={360} label={words.revision} data={revisions.map((one) => ({ value: one.id, label: nameOf(one) }))} value={revision.id} onChange={(event) => setChosen(event.currentTarget.value)} />
            <Difference name={revision.displayName} revisionId={revision.id} text={text} />
          </Stack>
        );
      }}
    </QueryView>
  );
};
