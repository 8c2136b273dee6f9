import { Button, Group, Skeleton, Stack, Text, VisuallyHidden } from '@mantine/core';
import { EmptyState, isProblem, QueryView, useKitStrings, useSession } from '@quintet/web-kit';
import { useQuery } from '@tanstack/react-query';
import { IconDownload } from '@tabler/icons-react';
import { definitionQuery } from '../../api/queries';
import { CredentialBar } from '../../parts/credential/credential-bar';
import { useCredential } from '../../parts/credential/use-credential';
import { useEnvironment } from '../../parts/credential/use-environment';
import { useStrings } from '../../strings';
import { useApi } from '../api/use-api';
import { DefinitionView } from './definition-view';

const DefinitionSkeleton = () => {
  const words = useKitStrings();
  return (
    <Stack role="status" aria-busy>
      <VisuallyHidden>{words.loading}</VisuallyHidden>
      {[56, 48, 48, 48, 48].map((height, at) => (
        <Skeleton key={at} height={height} radius="md" />
      ))}
    </Stack>
  );
};

const save = (name: string, definition: object): void => {
  const url = URL.createObjectURL(new Blob([JSON.stringify(definition, null, 2)], { type: 'application/json' }));
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  URL.revokeObjectURL(url);
};

/** The definition of an API, whose operations can be called from here with the reader's own token. */
export const Component = () => {
  const { definition: words } = useStrings();
  const of = useApi();
  const { session } = useSession();
  const { environment, wanted, setEnvironment } = useEnvironment(of);
  const used = useCredential(of, wanted);
  const query = useQuery(definitionQuery(of.id, environment?.environmentName));
  if (isProblem(query.error, 404)) return <EmptyState title={words.emptyTitle}>{words.emptyText}</EmptyState>;
  return (
    <Stack gap="md">
      {environment && <CredentialBar of={of} used={used} wanted={wanted} environment={environment.environmentName} onEnvironment={setEnvironment} />}
      <QueryView query={query} skeleton={<DefinitionSkeleton />}>
        {(definition) => (
          <Stack gap="sm">
            <Group justify="space-between">
              <Text size="sm" c="dimmed">
                {!environment ? words.notDeployed : session ? words.tryOut : words.tryOutAlone}
              </Text>
              <Button variant="default" size="xs" leftSection={<IconDownload size={16} aria-hidden />} onClick={() => save(`${of.name}-${of.version}.json`, definition)}>
                {words.download}
              </Button>
            </Group>
            <DefinitionView key={environment?.environmentName} definition={definition} environment={environment} header={used.header} secret={used.credential?.value} skeleton={<DefinitionSkeleton />} />
          </Stack>
        )}
      </QueryView>
    </Stack>
  );
};
