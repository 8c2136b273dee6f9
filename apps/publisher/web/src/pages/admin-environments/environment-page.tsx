import { Badge, Button, Card, Group, Stack, Text } from '@mantine/core';
import { answer, confirm, notifyDone, NotFound, Page, PageError, QueryView, Section } from '@quintet/web-kit';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from 'react-router';
import { adminPage } from '../../admin/admin-page';
import { admin } from '../../admin/clients';
import { useAdminStrings } from '../../strings/admin';
import { EnvironmentForm } from './environment-form';
import { Fleet } from './fleet';
import { environmentsKey, useEnvironments, type Environment } from './use-environments';

const useRemove = () => {
  const { environments: words } = useAdminStrings();
  const client = useQueryClient();
  const navigate = useNavigate();
  return ({ id, name }: Environment): void =>
    confirm({
      title: words.removeTitle(name),
      text: words.removeText,
      action: words.remove,
      typed: name,
      run: async () => {
        await answer(admin.DELETE('/environments/{environmentId}', { params: { path: { environmentId: id } } }));
        notifyDone(words.removed(name));
        void navigate('/admin/environments');
        client.setQueryData<readonly Environment[]>(environmentsKey, (list = []) => list.filter((one) => one.id !== id));
        await client.invalidateQueries({ queryKey: environmentsKey, exact: true });
      },
    });
};

const OneEnvironment = ({ environment }: { readonly environment: Environment }) => {
  const { environments: words } = useAdminStrings();
  const remove = useRemove();
  const { id, name, displayName, description, isReadOnly } = environment;
  return (
    <Page title={displayName || name} description={description} trail={[{ label: words.title, to: '/admin/environments' }]} aside={isReadOnly && <Badge color="gray">{words.readOnly}</Badge>}>
      <Stack gap="xl">
        <Section title={words.fleetTitle} description={words.fleetText}>
          <Fleet environmentId={id} />
        </Section>
        {!isReadOnly && (
          <Section title={words.settings}>
            <Card maw={720}>
              <EnvironmentForm key={id} environment={environment} onDone={(saved) => notifyDone(words.saved(saved.name))} />
            </Card>
          </Section>
        )}
        {!isReadOnly && (
          <Section title={words.dangerTitle}>
            <Card maw={720}>
              <Group justify="space-between">
                <Text size="sm">{words.dangerText}</Text>
                <Button variant="default" onClick={() => remove(environment)}>
                  {words.remove}
                </Button>
              </Group>
            </Card>
          </Section>
        )}
      </Stack>
    </Page>
  );
};

const EnvironmentPage = () => {
  const { environmentId } = useParams();
  const query = useEnvironments();
  return (
    <QueryView query={query}>
      {(list) => {
        const environment = list.find(({ id }) => id === environmentId);
        return environment ? <OneEnvironment environment={environment} /> : <NotFound />;
      }}
    </QueryView>
  );
};

export const Component = adminPage('environments', EnvironmentPage);
export const ErrorBoundary = PageError;
