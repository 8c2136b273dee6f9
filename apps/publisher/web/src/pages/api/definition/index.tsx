import { SegmentedControl, Skeleton, Stack, Text } from '@mantine/core';
import { QueryView, Section, useFilter } from '@quintet/web-kit';
import { useRights } from '../../../apis/rights';
import { useShownApi } from '../../../apis/shown-api';
import { useStrings } from '../../../strings/pages';
import { CompareRevision } from './compare-revision';
import { DefinitionEditor } from './definition-editor';
import { useDefinition } from './use-definition';

export const Component = () => {
  const { definition: words, api: apiWords } = useStrings();
  const api = useShownApi();
  const { create } = useRights();
  const [view, setView] = useFilter('view', 'edit');
  return (
    <Section
      title={words.title}
      description={words.description}
      actions={
        <SegmentedControl
          aria-label={words.view}
          value={view}
          onChange={setView}
          data={[
            { value: 'edit', label: words.edit },
            { value: 'compare', label: words.compareShort },
          ]}
        />
      }
    >
      <QueryView query={useDefinition(api.id)} skeleton={<Skeleton height={420} radius="md" />}>
        {(read) => (
          <Stack>
            {!create && <Text c="dimmed">{apiWords.readOnly}</Text>}
            <Stack display={view === 'compare' ? 'none' : undefined}>
              <DefinitionEditor key={api.id} apiId={api.id} name={`${api.name}-${api.version}`} read={read} isReadOnly={!create} />
            </Stack>
            {view === 'compare' && <CompareRevision apiId={api.id} text={read.text} />}
          </Stack>
        )}
      </QueryView>
    </Section>
  );
};
