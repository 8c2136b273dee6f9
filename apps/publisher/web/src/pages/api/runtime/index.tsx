import { Box, Checkbox, Group, NumberInput, SimpleGrid, Text } from '@mantine/core';
import { ApiFormView, notifyDone, QueryView, Section } from '@quintet/web-kit';
import { useRights } from '../../../apis/rights';
import { useApi, useApiId, type ReadApi } from '../../../apis/use-api';
import { useApiEdit } from '../../../apis/use-api-edit';
import { useStrings } from '../../../strings/pages';
import { CorsPanel } from './cors-panel';
import { CredentialsPanel } from './credentials-panel';
import { Panel } from './panel';
import { bodyOf, fieldOf, formOf, runtimeSchema, type RuntimeForm } from './runtime-form';

const Runtime = ({ apiId, read }: { readonly apiId: string; readonly read: ReadApi }) => {
  const { runtime: words, api: apiWords } = useStrings();
  const { create } = useRights();
  const edit = useApiEdit<RuntimeForm>({ apiId, read, formOf, bodyOf, schema: runtimeSchema, fieldOf, onDone: () => notifyDone(words.saved) });
  const { form } = edit;
  const { transport } = form.values;
  const labels = {
    transport: words.transports,
    securityScheme: words.security,
    authorizationHeader: words.tokenHeader,
    apiKeyHeader: words.keyHeader,
    audiences: words.audiences,
    keyManagersFor: words.keyManagers,
    keyManagers: words.chooseKeyManagers,
    'cors.enabled': words.corsOn,
    'cors.anyOrigin': words.anyOrigin,
    'cors.origins': words.someOrigins,
    'cors.methods': words.corsMethods,
    'cors.headers': words.corsHeaders,
    'cors.credentials': words.credentials,
    productionTps: words.productionTps,
    sandboxTps: words.sandboxTps,
  };
  return (
    <Box maw="60rem">
      <Section title={words.title} description={words.description}>
        {!create && <Text c="dimmed">{apiWords.readOnly}</Text>}
        <ApiFormView form={edit} isEditing labels={labels}>
          <CredentialsPanel form={form} isReadOnly={!create} />
          <Panel title={words.transports} help={words.transportsHelp}>
            <Checkbox.Group {...form.getInputProps('transport')} value={[...transport]} aria-label={words.transports}>
              <Group gap="lg">
                <Checkbox value="https" label={words.https} disabled={!create} />
                <Checkbox value="http" label={words.http} disabled={!create} />
              </Group>
            </Checkbox.Group>
            {transport.includes('http') && (
              <Text size="sm" c="dimmed">
                {words.httpRisk}
              </Text>
            )}
          </Panel>
          <CorsPanel form={form} isReadOnly={!create} />
          <Panel title={words.limits} help={words.limitsHelp}>
            <SimpleGrid cols={{ base: 1, sm: 2 }}>
              {(['productionTps', 'sandboxTps'] as const).map((name) => (
                <NumberInput key={name} label={words[name]} placeholder={words.noLimit} {...form.getInputProps(name)} min={1} allowDecimal={false} allowNegative={false} thousandSeparator="," disabled={!create} />
              ))}
            </SimpleGrid>
          </Panel>
        </ApiFormView>
      </Section>
    </Box>
  );
};

export const Component = () => {
  const apiId = useApiId();
  return <QueryView query={useApi(apiId)}>{(read) => <Runtime key={apiId} apiId={apiId} read={read} />}</QueryView>;
};
