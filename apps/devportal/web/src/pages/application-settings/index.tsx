import { Button, Card, Stack, Text } from '@mantine/core';
import { answer, confirm, notifyDone, Section } from '@quintet/web-kit';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { api } from '../../api';
import { applicationQuery, type Application } from '../../api/application-queries';
import { Facts } from '../../parts/facts';
import { useStrings } from '../../strings';
import { useApplication, useIsOwn } from '../application/use-application';
import { SettingsForm } from './settings-form';

const Delete = ({ of }: { readonly of: Application }) => {
  const { applicationSettings: words } = useStrings();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { applicationId, name } = of;
  const ask = () =>
    confirm({
      title: words.deleteTitle,
      text: words.deleteText,
      action: words.deleteAction,
      typed: name,
      run: async () => {
        await answer(api.DELETE('/applications/{applicationId}', { params: { path: { applicationId } } }));
        await navigate('/applications');
        client.removeQueries({ queryKey: ['application', applicationId] });
        await client.invalidateQueries({ queryKey: ['applications'] });
        notifyDone(words.deleted(name));
      },
    });
  return (
    <Section title={words.deleteTitle}>
      <Card padding="lg">
        <Stack align="flex-start">
          <Text size="sm">{words.deleteText}</Text>
          <Button color="red" variant="light" onClick={ask}>
            {words.deleteAction}
          </Button>
        </Stack>
      </Card>
    </Section>
  );
};

/** What an application is, for those who may only look. */
const Shared = ({ of }: { readonly of: Application }) => {
  const { applications: fields, applicationSettings: words } = useStrings();
  return (
    <Card padding="lg">
      <Facts
        list={[
          { name: fields.name, value: of.name },
          { name: fields.policy, value: of.throttlingPolicy },
          { name: fields.text, value: of.description },
          { name: fields.columns.owner, value: of.owner },
          { name: words.groups, value: of.groups.join(', ') },
        ]}
      />
    </Card>
  );
};

/** What its owner decides of an application. */
export const Component = () => {
  const of = useApplication();
  const { applicationSettings: words } = useStrings();
  const isOwn = useIsOwn(of);
  const { data } = useQuery(applicationQuery(of.applicationId));
  return (
    <Stack gap="xl" maw={720}>
      <Section title={words.title}>
        {isOwn ? (
          <Card padding="lg">
            <SettingsForm of={of} etag={data?.etag} />
          </Card>
        ) : (
          <Shared of={of} />
        )}
      </Section>
      {isOwn && <Delete of={of} />}
    </Stack>
  );
};
