import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { answerWith, ApiFormView, notifyDone, useApiForm } from '@quintet/web-kit';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { api } from '../../api';
import { applicationPoliciesQuery, applicationQuery, type Application } from '../../api/application-queries';
import { useLimitText } from '../../parts/use-limit-text';
import { useStrings } from '../../strings';
import { useApplicationSchema } from '../applications/use-application-schema';

const valuesOf = ({ name, throttlingPolicy, description, groups }: Application) => ({ name, throttlingPolicy, description, groups: groups.join(', ') });
const groupsIn = (text: string): string[] => [...new Set(text.split(',').map((one) => one.trim()).filter((one) => one !== ''))];

/** Name, limit, description, and who else sees it. */
export const SettingsForm = ({ of, etag }: { readonly of: Application; readonly etag: string | undefined }) => {
  const { applications: fields, applicationSettings: words } = useStrings();
  const limitText = useLimitText();
  const client = useQueryClient();
  const policies = useQuery(applicationPoliciesQuery());
  /** Of what the form began with: what is read anew while somebody writes must not pass for what he saw. */
  const version = useRef(etag);
  const { applicationId } = of;
  const form = useApiForm({
    schema: useApplicationSchema(),
    initialValues: valuesOf(of),
    fieldOf: (field) => (field.startsWith('groups') ? 'groups' : field),
    submit: ({ name, throttlingPolicy, description, groups }) =>
      answerWith(
        api.PUT('/applications/{applicationId}', {
          params: { path: { applicationId }, ...(version.current !== undefined && { header: { 'If-Match': version.current } }) },
          body: { name: name.trim(), throttlingPolicy, description, groups: groupsIn(groups), attributes: of.attributes },
        }),
      ),
    onDone: ({ data, etag: after }) => {
      client.setQueryData(applicationQuery(applicationId).queryKey, { application: data, etag: after });
      void client.invalidateQueries({ queryKey: ['applications'] });
      notifyDone(words.saved);
    },
    readCurrent: async () => {
      const now = await client.fetchQuery({ ...applicationQuery(applicationId), staleTime: 0 });
      version.current = now.etag;
      return valuesOf(now.application);
    },
  });
  if (!form.isDirty) version.current = etag;
  const list = policies.data?.list ?? [];
  // One that was taken away stays where it was chosen.
  const known = list.some(({ name }) => name === of.throttlingPolicy) ? [] : [{ value: of.throttlingPolicy, label: of.throttlingPolicy }];
  return (
    <ApiFormView form={form} isEditing labels={{ name: fields.name, throttlingPolicy: fields.policy, description: fields.text, groups: words.groups }}>
      <TextInput label={fields.name} required {...form.form.getInputProps('name')} />
      <NativeSelect label={fields.policy} description={fields.policyHelp} data={[...known, ...list.map((one) => ({ value: one.name, label: `${one.displayName} (${limitText(one)})` }))]} {...form.form.getInputProps('throttlingPolicy')} />
      <Textarea label={fields.text} autosize minRows={2} maxRows={8} {...form.form.getInputProps('description')} />
      <TextInput label={words.groups} description={words.groupsHelp} {...form.form.getInputProps('groups')} />
    </ApiFormView>
  );
};
