import { Text } from '@mantine/core';
import { ApiFormView, useApiForm } from '@quintet/web-kit';
import { useNavigate } from 'react-router';
import { useStrings } from '../../strings/pages';
import { basicsField, basicsSchema, type ApiBasics } from './api-basics';
import { BasicsFields } from './basics-fields';
import { CreatePage } from './create-page';
import { useCreate } from './use-create';

const nothing: ApiBasics = { name: '', version: '1.0.0', context: '', endpoint: '' };

const ScratchForm = () => {
  const { createApi } = useStrings();
  const navigate = useNavigate();
  const { fromScratch, goTo, plan } = useCreate();
  const form = useApiForm<ApiBasics, Awaited<ReturnType<typeof fromScratch>>>({ schema: basicsSchema(createApi), initialValues: nothing, fieldOf: basicsField, submit: fromScratch, onDone: goTo });
  return (
    <ApiFormView form={form} action={createApi.create} onCancel={() => void navigate('/apis')}>
      <BasicsFields form={form} autoFocus />
      {plan !== undefined && (
        <Text size="sm" c="dimmed">
          {createApi.plan(plan)}
        </Text>
      )}
    </ApiFormView>
  );
};

export const Component = () => {
  const { createApi } = useStrings();
  return (
    <CreatePage title={createApi.scratchTitle} description={createApi.scratchText}>
      <ScratchForm />
    </CreatePage>
  );
};
