import { Alert, Stack, Text, Title } from '@mantine/core';
import { ApiFormView, FaultAlert, UnsavedGuard, useApiForm } from '@quintet/web-kit';
import { IconCheck } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { checkSource, type DefinitionSource, type SourceCheck } from '../../definition/check-source';
import { FaultList } from '../../definition/fault-list';
import { useStrings } from '../../strings/pages';
import { basicsField, basicsSchema, contextFrom, nameFrom, versionFrom, type ApiBasics } from './api-basics';
import { BasicsFields } from './basics-fields';
import { CreatePage } from './create-page';
import { SourcePicker } from './source-picker';
import { useCreate } from './use-create';

/** What a definition says of itself, as far as it can be taken over. */
const basicsOf = ({ info }: SourceCheck): ApiBasics => {
  const name = nameFrom(info?.name ?? '');
  return { name, version: versionFrom(info?.version ?? ''), context: contextFrom(name), endpoint: info?.endpoints[0] ?? '' };
};

const ImportForm = ({ source, check }: { readonly source: DefinitionSource; readonly check: SourceCheck }) => {
  const { createApi } = useStrings();
  const navigate = useNavigate();
  const { fromDefinition, goTo, plan } = useCreate();
  const form = useApiForm<ApiBasics, Awaited<ReturnType<typeof fromDefinition>>>({
    schema: basicsSchema(createApi),
    initialValues: basicsOf(check),
    fieldOf: basicsField,
    submit: (basics) => fromDefinition(source, basics),
    onDone: goTo,
  });
  return (
    <ApiFormView form={form} action={createApi.create} onCancel={() => void navigate('/apis')} isGuarded={false}>
      <UnsavedGuard when={(form.isDirty || source.kind === 'text') && !form.busy} />
      <Title order={2}>{createApi.basics}</Title>
      <BasicsFields form={form} />
      {plan !== undefined && (
        <Text size="sm" c="dimmed">
          {createApi.plan(plan)}
        </Text>
      )}
    </ApiFormView>
  );
};

const Import = () => {
  const { createApi } = useStrings();
  const checked = useMutation({ mutationFn: async (source: DefinitionSource) => ({ source, check: await checkSource(source) }) });
  const { data, error, isPending } = checked;
  const [typed, setTyped] = useState('');
  const isValid = data?.check.isValid === true;
  return (
    <Stack gap="lg">
      <SourcePicker busy={isPending} onSource={(source) => checked.mutate(source)} onChange={(text) => {
          checked.reset();
          setTyped(text);
        }}
      />
      {!isValid && <UnsavedGuard when={typed.trim() !== ''} />}
      <div role="status">
        {isValid && (
          <Alert color="teal" variant="light" icon={<IconCheck aria-hidden />} title={createApi.valid(data.check.info?.openAPIVersion ?? '')}>
            {data.check.operations === undefined ? createApi.validTextWithoutCount(data.check.info?.name ?? '') : createApi.validText(data.check.info?.name ?? '', data.check.operations)}
          </Alert>
        )}
      </div>
      {error && <FaultAlert error={error} />}
      {data && !isValid && <FaultList faults={data.check.faults} text={data.source.kind === 'url' ? undefined : data.source.text} />}
      {isValid && <ImportForm key={checked.submittedAt} source={data.source} check={data.check} />}
    </Stack>
  );
};

export const Component = () => {
  const { createApi } = useStrings();
  return (
    <CreatePage title={createApi.importTitle} description={createApi.importText}>
      <Import />
    </CreatePage>
  );
};
