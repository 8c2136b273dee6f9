import { ApiFormView, CodeBlock, useApiForm } from '@quintet/web-kit';
import { Accordion } from '@mantine/core';
import { useNavigate } from 'react-router';
import { useStrings } from '../../strings/pages';
import { basicsField, basicsSchema, type ApiBasics } from './api-basics';
import { BasicsFields } from './basics-fields';
import { CreatePage } from './create-page';
import { sampleContext, sampleDefinition, sampleEndpoint, sampleTags } from './sample-definition';
import { useCreate } from './use-create';

const { title, version } = sampleDefinition.info;
const sample: ApiBasics = { name: title, version, context: sampleContext, endpoint: sampleEndpoint };
const text = JSON.stringify(sampleDefinition, null, 2);

const SampleForm = () => {
  const { createApi } = useStrings();
  const navigate = useNavigate();
  const { fromDefinition, goTo } = useCreate();
  const form = useApiForm<ApiBasics, Awaited<ReturnType<typeof fromDefinition>>>({
    schema: basicsSchema(createApi),
    initialValues: sample,
    fieldOf: basicsField,
    submit: (basics) => fromDefinition({ kind: 'text', text }, basics, { tags: [...sampleTags] }),
    onDone: goTo,
  });
  return (
    <ApiFormView form={form} action={createApi.create} onCancel={() => void navigate('/apis')}>
      <BasicsFields form={form} />
      <Accordion variant="contained">
        <Accordion.Item value="definition">
          <Accordion.Control>{createApi.sampleDefinition}</Accordion.Control>
          <Accordion.Panel>
            <CodeBlock code={text} label={createApi.sampleDefinition} />
          </Accordion.Panel>
        </Accordion.Item>
      </Accordion>
    </ApiFormView>
  );
};

export const Component = () => {
  const { createApi } = useStrings();
  return (
    <CreatePage title={createApi.sampleTitle} description={createApi.sampleText}>
      <SampleForm />
    </CreatePage>
  );
};
