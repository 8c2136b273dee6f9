import { Accordion, Button, Card, Group, Select, SimpleGrid, Stack, Text } from '@mantine/core';
import { CodeBlock, EmptyState, FaultAlert, NoPermission, QueryView, Section } from '@quintet/web-kit';
import { IconRocket } from '@tabler/icons-react';
import { Link, useSearchParams } from 'react-router';
import type { Api } from '../../../api/client';
import { apiPath } from '../../../apis/addresses';
import { gatewayAddress, schemeOf } from '../../../apis/gateway-address';
import { useRights } from '../../../apis/rights';
import { useShownApi } from '../../../apis/shown-api';
import { useDeployments, type Deployment } from '../../../apis/use-deployments';
import { useSettings } from '../../../apis/use-settings';
import { useStrings } from '../../../strings/pages';
import { AnswerView } from './answer-view';
import { CallForm } from './call-form';
import { contextPathOf, curlOf, pathOfCall, queryOfCall, type OperationCall } from './operation-call';
import { hintsOf } from './operation-hints';
import { keyHeader, useCall, useDefinitionHints, useInternalKey } from './use-call';

/** What is chosen stands in the address. */
const useChoice = (name: string, known: readonly string[]): readonly [string, (to: string) => void] => {
  const [params, setParams] = useSearchParams();
  const given = params.get(name);
  const chosen = given !== null && known.includes(given) ? given : (known[0] ?? '');
  const choose = (to: string) =>
    setParams(
      (now) => {
        const next = new URLSearchParams(now);
        next.set(name, to);
        return next;
      },
      { replace: true },
    );
  return [chosen, choose];
};

const Console = ({ api, deployments, definition }: { readonly api: Api; readonly deployments: readonly Deployment[]; readonly definition: unknown }) => {
  const { tryOut } = useStrings();
  const operations = api.operations.map(({ verb, target }) => `${verb} ${target}`);
  const [environment, setEnvironment] = useChoice(
    'environment',
    deployments.map(({ name }) => name),
  );
  const [operation, setOperation] = useChoice('operation', operations);
  const key = useInternalKey(api.id, true);
  const settings = useSettings().data;
  const [verb = '', ...rest] = operation.split(' ');
  const target = rest.join(' ');
  const pathOf = (call: OperationCall): string => contextPathOf(api.context, api.version) + pathOfCall(call) + queryOfCall(call.query);
  const hints = hintsOf(definition, verb, target);
  const deployment = deployments.find(({ name }) => name === environment);
  // The portal's own server calls over http wherever the API answers there.
  const made = useCall({ environment, vhost: deployment?.vhost ?? '', scheme: api.transport.includes('http') ? 'http' : 'https' }, key.data);
  const gateway = (deployment && gatewayAddress(settings?.environment, deployment, schemeOf(api))) ?? '';
  const choose = (set: (to: string) => void) => (to: string | null) => {
    if (to === null) return;
    made.reset();
    set(to);
  };
  return (
    <SimpleGrid cols={{ base: 1, xl: 2 }} spacing="lg">
      <Card withBorder p="md">
        <Stack>
          <Select label={tryOut.environment} data={deployments.map(({ name }) => name)} value={environment} onChange={choose(setEnvironment)} allowDeselect={false} />
          <Select label={tryOut.operation} data={operations} value={operation} onChange={choose(setOperation)} allowDeselect={false} searchable nothingFoundMessage={tryOut.noOperations} />
          <CallForm key={operation} verb={verb} target={target} hints={hints} busy={made.isPending || key.isPending} onSend={(call) => made.mutate({ call, path: pathOf(call), bodyType: hints.bodyType })}>
            {(call) => (
              <Accordion variant="contained">
                <Accordion.Item value="curl">
                  <Accordion.Control>{tryOut.curl}</Accordion.Control>
                  <Accordion.Panel>
                    <Stack gap="xs">
                      <Text size="sm" c="dimmed">
                        {tryOut.curlText}
                      </Text>
                      <CodeBlock code={curlOf(call, gateway + pathOf(call), { header: keyHeader, value: key.data ?? '' })} label={tryOut.curlLabel} />
                    </Stack>
                  </Accordion.Panel>
                </Accordion.Item>
              </Accordion>
            )}
          </CallForm>
        </Stack>
      </Card>
      <Section title={tryOut.answer}>
        {key.error && <FaultAlert error={key.error} />}
        {made.error && <FaultAlert error={made.error} />}
        {made.data ? (
          <>
            <AnswerView answer={made.data} />
            {made.data.status === 401 && (
              <Group>
                <Button variant="default" onClick={() => void key.renew()}>
                  {tryOut.newKey}
                </Button>
              </Group>
            )}
          </>
        ) : (
          !made.error && <Text c="dimmed">{made.isPending ? tryOut.sending : tryOut.noAnswer}</Text>
        )}
      </Section>
    </SimpleGrid>
  );
};

/** Calls an operation, and shows what comes back. */
export const Component = () => {
  const { tryOut } = useStrings();
  const api = useShownApi();
  const rights = useRights();
  const deployments = useDeployments(api.id);
  const definition = useDefinitionHints(api.id);
  if (!rights.tryOut) return <NoPermission>{tryOut.mayNot}</NoPermission>;
  return (
    <Section title={tryOut.title} description={tryOut.text}>
      <QueryView
        query={deployments}
        isEmpty={(list) => list.length === 0}
        empty={
          <EmptyState
            icon={<IconRocket size={28} />}
            title={tryOut.notDeployed}
            action={
              <Button component={Link} to={apiPath(api.id, 'revisions')}>
                {tryOut.deploy}
              </Button>
            }
          >
            {tryOut.notDeployedText}
          </EmptyState>
        }
      >
        {(list) => <QueryView query={definition}>{(document) => <Console api={api} deployments={list} definition={document} />}</QueryView>}
      </QueryView>
    </Section>
  );
};
