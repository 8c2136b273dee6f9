import { Modal, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { answer, ApiFormView, notifyDone, useApiForm, useKitStrings } from '@quintet/web-kit';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { api } from '../../api';
import { applicationPoliciesQuery } from '../../api/application-queries';
import { useLimitText } from '../../parts/use-limit-text';
import { useStrings } from '../../strings';
import { useApplicationSchema } from './use-application-schema';

/** Of the policies that come with the system: the plans of the APIs limit calls already. */
const unlimited = 'Unlimited';

const CreateForm = ({ onClose }: { readonly onClose: () => void }) => {
  const { applications: words } = useStrings();
  const limitText = useLimitText();
  const navigate = useNavigate();
  const client = useQueryClient();
  const policies = useQuery(applicationPoliciesQuery());
  const list = policies.data?.list ?? [];
  const usual = (list.find(({ name }) => name === unlimited) ?? list[0])?.name ?? unlimited;
  const form = useApiForm({
    schema: useApplicationSchema(),
    initialValues: { name: '', throttlingPolicy: '', description: '' },
    submit: ({ name, throttlingPolicy, description }) => answer(api.POST('/applications', { body: { name: name.trim(), throttlingPolicy: throttlingPolicy || usual, description } })),
    onDone: ({ applicationId, name }) => {
      void client.invalidateQueries({ queryKey: ['applications'] });
      notifyDone(words.created(name));
      void navigate(`/applications/${encodeURIComponent(applicationId)}`);
    },
  });
  return (
    <ApiFormView form={form} action={words.createAction} onCancel={onClose} isGuarded={false}>
      <TextInput label={words.name} description={words.nameHelp} required maxLength={200} data-autofocus {...form.form.getInputProps('name')} />
      <NativeSelect label={words.policy} description={words.policyHelp} data={list.map((one) => ({ value: one.name, label: `${one.displayName} (${limitText(one)})` }))} {...form.form.getInputProps('throttlingPolicy')} value={form.form.getValues().throttlingPolicy || usual} />
      <Textarea label={words.text} autosize minRows={2} maxRows={8} {...form.form.getInputProps('description')} />
    </ApiFormView>
  );
};

/** Asks for what an application needs: a name. */
export const CreateApplication = ({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) => {
  const { applications: words } = useStrings();
  const { close } = useKitStrings();
  return (
    <Modal opened={opened} onClose={onClose} title={words.createTitle} closeButtonProps={{ 'aria-label': close }}>
      <CreateForm onClose={onClose} />
    </Modal>
  );
};
