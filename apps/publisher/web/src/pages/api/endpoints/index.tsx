import { Alert, Box, Card, NativeSelect, Stack, Text } from '@mantine/core';
import { ApiFormView, notifyDone, QueryView, Section } from '@quintet/web-kit';
import { useRights } from '../../../apis/rights';
import { useApi, useApiId, type ReadApi } from '../../../apis/use-api';
import { useApiEdit } from '../../../apis/use-api-edit';
import { useStrings } from '../../../strings/pages';
import { EndpointGroup } from './endpoint-group';
import { configOf, fieldOf, formOf, keyTypes, type EndpointForm, type KeptConfig, type Strategy } from './endpoint-model';
import { endpointSchema } from './endpoint-schema';

const strategies: readonly Strategy[] = ['http', 'load_balance', 'failover'];

/** Addresses in the list of what others changed. */
const describe = (_path: string, value: unknown): string | undefined => (Array.isArray(value) ? (value as EndpointForm['production']).map(({ url, timeoutSeconds }) => (timeoutSeconds === '' ? url : `${url} (${timeoutSeconds} s)`)).join(', ') || undefined : undefined);

const Endpoints = ({ apiId, read }: { readonly apiId: string; readonly read: ReadApi }) => {
  const { endpoints: words, api: apiWords } = useStrings();
  const { create } = useRights();
  const edit = useApiEdit<EndpointForm>({
    apiId,
    read,
    formOf: (api) => formOf(api.endpointConfig as KeptConfig | undefined),
    bodyOf: (values, before) => ({ endpointConfig: configOf(values, before.endpointConfig as KeptConfig | undefined) }),
    schema: endpointSchema,
    fieldOf,
    onDone: () => notifyDone(words.saved),
  });
  const { form } = edit;
  const { strategy } = form.values;
  const isEmpty = keyTypes.every((keyType) => form.values[keyType].every(({ url }) => url.trim() === ''));
  return (
    <Box maw="60rem">
      <Section title={words.title} description={words.description}>
        {!create && <Text c="dimmed">{apiWords.readOnly}</Text>}
        <ApiFormView form={edit} isEditing labels={{ strategy: words.strategy, production: words.production, sandbox: words.sandbox }} describe={describe}>
          {isEmpty && <Alert color="yellow">{words.needed}</Alert>}
          <Card>
            <NativeSelect
              maw={420}
              label={words.strategy}
              description={words.strategyHelp[strategy]}
              inputWrapperOrder={['label', 'input', 'description']}
              data={strategies.map((value) => ({ value, label: words.strategies[value]! }))}
              value={strategy}
              disabled={!create}
              onChange={(event) => form.setFieldValue('strategy', event.currentTarget.value as never)}
            />
          </Card>
          <Stack>
            {keyTypes.map((keyType) => (
              <EndpointGroup key={keyType} apiId={apiId} keyType={keyType} form={form} isReadOnly={!create} />
            ))}
          </Stack>
          <Text size="sm" c="dimmed">
            {words.timeoutHelp}
          </Text>
        </ApiFormView>
      </Section>
    </Box>
  );
};

export const Component = () => {
  const apiId = useApiId();
  return <QueryView query={useApi(apiId)}>{(read) => <Endpoints key={apiId} apiId={apiId} read={read} />}</QueryView>;
};
