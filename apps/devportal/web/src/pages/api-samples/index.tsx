import { Group, NativeSelect, SegmentedControl, Skeleton, Stack, Text, VisuallyHidden } from '@mantine/core';
import { CodeBlock, EmptyState, isProblem, useFilter, useKitStrings } from '@quintet/web-kit';
import { useQuery } from '@tanstack/react-query';
import { definitionQuery } from '../../api/queries';
import { CredentialBar } from '../../parts/credential/credential-bar';
import { shortenSecret } from '../../parts/credential/shorten-secret';
import { useCredential } from '../../parts/credential/use-credential';
import { useEnvironment } from '../../parts/credential/use-environment';
import { useStrings } from '../../strings';
import { useApi } from '../api/use-api';
import { sampleCall } from './sample-call';
import { languages, type Language } from './write-sample';

const names = Object.keys(languages) as Language[];

/** How a program calls each operation, in five languages, with the reader's own token. */
export const Component = () => {
  const { samples, overview } = useStrings();
  const kit = useKitStrings();
  const of = useApi();
  const { environment, wanted, setEnvironment } = useEnvironment(of);
  const used = useCredential(of, wanted);
  const [operationId, setOperationId] = useFilter('operation', of.operations[0]?.id ?? '');
  const [name, setName] = useFilter('language', 'curl');
  const query = useQuery(definitionQuery(of.id, environment?.environmentName));
  const operation = of.operations.find(({ id }) => id === operationId) ?? of.operations[0];
  const language = names.find((one) => one === name) ?? 'curl';
  const baseUrl = environment?.URLs.https ?? environment?.URLs.http;

  if (!operation) return <EmptyState title={samples.noOperations}>{samples.noOperationsText}</EmptyState>;
  if (!baseUrl) return <EmptyState title={overview.notDeployed} />;
  // Without a definition there are no examples of values, but there is a call.
  const definition = query.data ?? (query.isError && !isProblem(query.error, 0) ? {} : undefined);
  const call = definition && sampleCall({ definition, method: operation.verb, path: operation.target, baseUrl, credential: used.sample });
  const code = call && languages[language].write(call);
  return (
    <Stack gap="md">
      <CredentialBar of={of} used={used} wanted={wanted} environment={environment?.environmentName} onEnvironment={setEnvironment} />
      <Group align="flex-end" gap="md">
        <NativeSelect label={samples.operation} value={operation.id} onChange={(event) => setOperationId(event.currentTarget.value)} data={of.operations.map(({ id, verb, target }) => ({ value: id, label: `${verb} ${target}` }))} flex={{ base: '1 1 100%', sm: '0 1 360px' }} miw={0} />
        <SegmentedControl aria-label={samples.language} value={language} onChange={(value) => setName(value)} data={names.map((value) => ({ value, label: languages[value].label }))} maw="100%" />
      </Group>
      {code === undefined ? (
        <div role="status" aria-busy className="quintet-delayed">
          <VisuallyHidden>{kit.loading}</VisuallyHidden>
          <Skeleton height={160} radius="md" />
        </div>
      ) : (
        <CodeBlock label={samples.code(languages[language].label)} code={code} shown={shortenSecret(code, used.credential?.value.replace(/^Bearer /, ''))} />
      )}
      <Text size="sm" c="dimmed">
        {used.credential && `${samples.withToken} `}
        {samples.values} {samples.certificate}
      </Text>
    </Stack>
  );
};
