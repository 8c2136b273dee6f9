import { Alert, Box, Checkbox, SimpleGrid, Text } from '@mantine/core';
import { ApiFormView, EmptyState, notifyDone, QueryView, Section } from '@quintet/web-kit';
import { IconGauge } from '@tabler/icons-react';
import type { Schema } from '../../../api/client';
import { useRights } from '../../../apis/rights';
import { useApi, useApiId, type ReadApi } from '../../../apis/use-api';
import { useApiEdit } from '../../../apis/use-api-edit';
import { usePolicies } from '../../../policies/use-policies';
import { useStrings } from '../../../strings/pages';
import { PlanCard } from './plan-card';

interface PlansForm {
  readonly policies: readonly string[];
}

const Plans = ({ apiId, read, plans }: { readonly apiId: string; readonly read: ReadApi; readonly plans: readonly Schema<'Policy'>[] }) => {
  const { plans: words, api: apiWords } = useStrings();
  const { offer } = useRights();
  const edit = useApiEdit<PlansForm>({
    apiId,
    read,
    formOf: ({ policies }) => ({ policies: [...policies].sort() }),
    bodyOf: ({ policies }) => ({ policies }),
    fieldOf: (field) => field.replace(/^policies\..*/, 'policies'),
    onDone: () => notifyDone(words.saved),
  });
  const { policies } = edit.form.values;
  const names = [...new Set([...plans.map(({ name }) => name), ...read.api.policies])];
  const byName = new Map(plans.map((plan) => [plan.name, plan]));
  return (
    <Box maw="60rem">
      <Section title={words.title} description={words.description}>
        {!offer && <Text c="dimmed">{apiWords.readOnly}</Text>}
        <ApiFormView form={edit} isEditing labels={{ policies: words.title }}>
          {policies.length === 0 && <Alert color="yellow">{words.none}</Alert>}
          <Checkbox.Group value={[...policies]} onChange={(chosen) => edit.form.setFieldValue('policies', [...chosen].sort() as never)} error={edit.form.errors['policies']} aria-label={words.list}>
            <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
              {names.map((name) => (
                <PlanCard key={name} name={name} plan={byName.get(name)} isReadOnly={!offer} />
              ))}
            </SimpleGrid>
          </Checkbox.Group>
        </ApiFormView>
      </Section>
    </Box>
  );
};

export const Component = () => {
  const { plans: words } = useStrings();
  const apiId = useApiId();
  const policies = usePolicies('subscription');
  return (
    <QueryView query={useApi(apiId)}>
      {(read) => (
        <QueryView
          query={policies}
          isEmpty={(plans) => plans.length === 0 && read.api.policies.length === 0}
          empty={
            <EmptyState title={words.emptyTitle} icon={<IconGauge size={28} />}>
              {words.emptyText}
            </EmptyState>
          }
        >
          {(plans) => <Plans key={apiId} apiId={apiId} read={read} plans={plans} />}
        </QueryView>
      )}
    </QueryView>
  );
};
