import { Card, NativeSelect, NumberInput, SimpleGrid, Stack, Switch, Textarea, TextInput } from '@mantine/core';
import { ApiFormView, Section, type ApiForm } from '@quintet/web-kit';
import type { ReactNode } from 'react';
import { useAdminStrings } from '../../strings/admin';
import { GroupFields } from './group-fields';
import { LimitFields } from './limit-fields';
import { PlanFields } from './plan-fields';
import type { PolicyKind } from './policy-call';
import type { PolicyValues } from './policy-values';

const Part = ({ title, description, children }: { readonly title: string; readonly description?: string; readonly children: ReactNode }) => (
  <Section title={title} description={description}>
    <Card>
      <Stack>{children}</Stack>
    </Card>
  </Section>
);

const BurstFields = ({ form }: { readonly form: ApiForm<PolicyValues> }) => {
  const { policies: words } = useAdminStrings();
  const { getInputProps } = form.form;
  return (
    <SimpleGrid cols={2}>
      <NumberInput label={words.burstCount} {...getInputProps('burstCount')} min={1} allowDecimal={false} allowNegative={false} thousandSeparator="," hideControls />
      <NativeSelect label={words.burstUnit} data={(['sec', 'min', 'hour', 'day'] as const).map((value) => ({ value, label: words.burstUnits[value] }))} {...getInputProps('burstUnit')} />
    </SimpleGrid>
  );
};

const RuleFields = ({ form }: { readonly form: ApiForm<PolicyValues> }) => {
  const { policies: words } = useAdminStrings();
  const { getInputProps, values } = form.form;
  const hasQuery = values.siddhiQuery.trim() !== '';
  return (
    <>
      <Switch label={words.enabled} {...getInputProps('enabled', { type: 'checkbox' })} />
      <TextInput label={words.keyTemplate} description={words.keyTemplateHelp} {...getInputProps('keyTemplate')} required maxLength={1_024} autoComplete="off" spellCheck={false} ff="monospace" />
      {!hasQuery && <Textarea label={words.conditionText} description={words.conditionHelp} {...getInputProps('condition')} maxLength={2_048} autosize minRows={2} maxRows={8} spellCheck={false} />}
      {(hasQuery || form.form.getInitialValues().siddhiQuery !== '') && <Textarea label={words.query} description={words.queryHelp} {...getInputProps('siddhiQuery')} maxLength={10_000} autosize minRows={3} maxRows={12} spellCheck={false} />}
    </>
  );
};

const EnforcementFields = ({ form }: { readonly form: ApiForm<PolicyValues> }) => {
  const { policies: words } = useAdminStrings();
  const { getInputProps, values } = form.form;
  const options = <Name extends string>(names: Readonly<Record<Name, string>>) => Object.entries<string>(names).map(([value, label]) => ({ value, label }));
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <NativeSelect label={words.mode} data={options(words.modes)} {...getInputProps('mode')} />
        {values.mode === 'fast' && <NumberInput label={words.allowance} {...getInputProps('allowance')} min={0} max={1_000_000} allowDecimal={false} allowNegative={false} hideControls required />}
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <NativeSelect label={words.whenUnreachable} data={options(words.unreachables)} {...getInputProps('whenUnreachable')} />
        <NativeSelect label={words.window} data={options(words.windows)} {...getInputProps('window')} />
      </SimpleGrid>
    </>
  );
};

/** A policy of any kind. @param isNew a new one is named; the name of others stays */
export const PolicyForm = ({ kind, form, isNew, onCancel }: { readonly kind: PolicyKind; readonly form: ApiForm<PolicyValues>; readonly isNew: boolean; readonly onCancel?: () => void }) => {
  const { policies: words } = useAdminStrings();
  const { getInputProps, values } = form.form;
  const hasLimit = kind !== 'custom' || values.siddhiQuery.trim() === '';
  return (
    <ApiFormView form={form} isEditing={!isNew} action={isNew ? words.create : undefined} onCancel={onCancel} labels={{ displayName: words.displayName, description: words.descriptionLabel, 'limit.amount': words.amount }}>
      <Part title={words.basics}>
        <TextInput label={words.policyName} description={words.policyNameHelp} {...getInputProps('policyName')} disabled={!isNew} required maxLength={60} autoComplete="off" />
        <TextInput label={words.displayName} description={words.displayNameHelp} {...getInputProps('displayName')} maxLength={512} autoComplete="off" />
        <Textarea label={words.descriptionLabel} {...getInputProps('description')} maxLength={1_024} autosize minRows={2} maxRows={6} />
        {hasLimit && <LimitFields form={form} path="limit" type={values.limit.type} {...(kind === 'custom' && { only: ['REQUESTCOUNTLIMIT', 'BANDWIDTHLIMIT'] as const })} />}
      </Part>
      {(kind === 'application' || kind === 'subscription') && (
        <Part title={words.burstTitle} description={words.burstText}>
          <BurstFields form={form} />
        </Part>
      )}
      {kind === 'subscription' && (
        <Part title={words.planTitle}>
          <PlanFields form={form} />
        </Part>
      )}
      {kind === 'advanced' && (
        <Part title={words.groupsTitle} description={words.groupsText}>
          <GroupFields form={form} />
        </Part>
      )}
      {kind === 'custom' && (
        <Part title={words.ruleTitle}>
          <RuleFields form={form} />
        </Part>
      )}
      <Part title={words.keptTitle} description={words.keptText}>
        <EnforcementFields form={form} />
      </Part>
    </ApiFormView>
  );
};
