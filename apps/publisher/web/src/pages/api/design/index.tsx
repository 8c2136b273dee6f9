import { Alert, Card, Fieldset, MultiSelect, Radio, SimpleGrid, Stack, Switch, TagsInput, Textarea, TextInput } from '@mantine/core';
import { answer, ApiFormView, notifyDone, QueryView, Section, type ApiForm } from '@quintet/web-kit';
import { IconInfoCircle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { publisher } from '../../../api/client';
import { useRights } from '../../../apis/rights';
import { useShownApi } from '../../../apis/shown-api';
import { useApi, type ReadApi } from '../../../apis/use-api';
import { useApiEdit } from '../../../apis/use-api-edit';
import { useStrings } from '../../../strings/pages';
import { designOf, designSchema, membersOf, type DesignValues } from './design-values';
import classes from './design.module.css';
import { ThumbnailField } from './thumbnail-field';

const visibilities = ['PUBLIC', 'PRIVATE', 'RESTRICTED'] as const;
type FormOf = ApiForm<DesignValues>['form'];

const useCategories = () => useQuery({ queryKey: ['api-categories'], queryFn: async ({ signal }) => (await answer(publisher.GET('/api-categories', { signal }))).list, staleTime: 60_000 });

const Audience = ({ form, disabled }: { readonly form: FormOf; readonly disabled: boolean }) => {
  const { design } = useStrings();
  return (
    <>
      <Radio.Group label={design.visibility} {...form.getInputProps('visibility')}>
        <Stack gap="xs" mt={6}>
          {visibilities.map((value) => (
            <Radio key={value} value={value} disabled={disabled} label={design.visibilities[value].label} description={design.visibilities[value].text} />
          ))}
        </Stack>
      </Radio.Group>
      {form.getValues().visibility === 'RESTRICTED' && <TagsInput label={design.roles} description={design.rolesText} required disabled={disabled} {...form.getInputProps('visibleRoles')} />}
    </>
  );
};

const Owners = ({ form, disabled }: { readonly form: FormOf; readonly disabled: boolean }) => {
  const { design } = useStrings();
  return (
    <Fieldset legend={design.business} disabled={disabled} variant="unstyled" m={0} p={0} classNames={{ legend: classes['legend'] }}>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput label={design.businessOwner} {...form.getInputProps('businessInformation.businessOwner')} />
        <TextInput label={design.businessOwnerEmail} type="email" {...form.getInputProps('businessInformation.businessOwnerEmail')} />
        <TextInput label={design.technicalOwner} {...form.getInputProps('businessInformation.technicalOwner')} />
        <TextInput label={design.technicalOwnerEmail} type="email" {...form.getInputProps('businessInformation.technicalOwnerEmail')} />
      </SimpleGrid>
    </Fieldset>
  );
};

const labelsOf = (words: ReturnType<typeof useStrings>['design']): Readonly<Record<string, string>> => ({
  description: words.description,
  tags: words.tags,
  categories: words.categories,
  visibility: words.visibility,
  visibleRoles: words.roles,
  isDefaultVersion: words.isDefault,
  'businessInformation.businessOwner': words.businessOwner,
  'businessInformation.businessOwnerEmail': words.businessOwnerEmail,
  'businessInformation.technicalOwner': words.technicalOwner,
  'businessInformation.technicalOwnerEmail': words.technicalOwnerEmail,
});

const DesignForm = ({ read }: { readonly read: ReadApi }) => {
  const { design } = useStrings();
  const { create, offer } = useRights();
  const { api } = read;
  const categories = useCategories().data ?? [];
  const form = useApiEdit<DesignValues>({ apiId: api.id, read, formOf: designOf, bodyOf: membersOf, schema: designSchema(design), onDone: () => notifyDone(design.saved) });
  const { form: fields } = form;
  return (
    <ApiFormView form={form} isEditing labels={labelsOf(design)}>
      <Textarea label={design.description} description={design.descriptionText} autosize minRows={4} maxRows={16} disabled={!create} {...fields.getInputProps('description')} />
      <TagsInput label={design.tags} description={design.tagsText} disabled={!offer} {...fields.getInputProps('tags')} />
      <MultiSelect
        label={design.categories}
        description={design.categoriesText}
        data={[...new Set([...categories.map(({ name }) => name), ...api.categories])]}
        nothingFoundMessage={design.noCategories}
        disabled={!offer}
        {...fields.getInputProps('categories')}
      />
      <Audience form={fields} disabled={!offer} />
      <Switch label={design.isDefault} description={design.isDefaultText} disabled={!create} {...fields.getInputProps('isDefaultVersion', { type: 'checkbox' })} />
      <Owners form={fields} disabled={!offer} />
    </ApiFormView>
  );
};

/** What consumers read of an API, and who may see it. */
export const Component = () => {
  const { design } = useStrings();
  const api = useShownApi();
  const query = useApi(api.id);
  const { create, offer } = useRights();
  return (
    <Section title={design.title} description={design.text}>
      <Stack maw={720}>
        {!create && (
          <Alert color="blue" variant="light" icon={<IconInfoCircle aria-hidden />}>
            {offer ? design.offersOnly : design.readOnly}
          </Alert>
        )}
        <Card withBorder>
          <ThumbnailField api={api} mayChange={offer} />
        </Card>
        <Card withBorder>
          <QueryView query={query}>{(read) => <DesignForm read={read} />}</QueryView>
        </Card>
      </Stack>
    </Section>
  );
};
