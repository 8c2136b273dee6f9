import { NativeSelect, Radio, Stack, Text, TextInput } from '@mantine/core';
import { ApiFormView, useApiForm } from '@quintet/web-kit';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useRef } from 'react';
import { z } from 'zod';
import type { Schemas } from '../../api';
import type { Api } from '../../api/queries';
import type { KeyType } from '../../parts/credential/use-credential';
import { credentialsOf } from '../../parts/credentials-of';
import { useLimitText } from '../../parts/use-limit-text';
import { useStrings } from '../../strings';
import { subscribeInOneStep, type SubscribeProgress } from './subscribe-in-one-step';

const isNew = '';

export interface SubscribeFormProps {
  readonly of: Api;
  readonly plans: readonly Schemas['Policy'][];
  /** Those that are not subscribed yet. */
  readonly applications: readonly Schemas['ApplicationInfo'][];
  readonly hasApplications: boolean;
  readonly keyType: KeyType;
  readonly onDone: (applicationId: string) => void;
}

/** Plan and application: nothing else is asked for. */
export const SubscribeForm = ({ of, plans, applications, hasApplications, keyType, onDone }: SubscribeFormProps) => {
  const { subscribe: words, parts } = useStrings();
  const limitText = useLimitText();
  const client = useQueryClient();
  const progress = useRef<{ readonly of: string; readonly done: SubscribeProgress }>(undefined);
  const schema = useMemo(
    () =>
      z
        .object({ plan: z.string().min(1, words.planNeeded), applicationId: z.string(), name: z.string().trim().max(100) })
        .refine(({ applicationId, name }) => applicationId !== isNew || name !== '', { path: ['name'], message: words.nameNeeded }),
    [words],
  );
  const form = useApiForm({
    schema,
    initialValues: { plan: plans[0]?.name ?? '', applicationId: applications[0]?.applicationId ?? isNew, name: hasApplications ? '' : words.firstName },
    fieldOf: (field) => (field === 'throttlingPolicy' ? 'plan' : field),
    submit: async ({ plan, applicationId, name }) => {
      const key = JSON.stringify([applicationId, name.trim()]);
      if (progress.current?.of !== key) progress.current = { of: key, done: {} };
      const needsKeys = credentialsOf(of).token !== undefined;
      try {
        return await subscribeInOneStep({ apiId: of.id, plan, applicationId: applicationId === isNew ? undefined : applicationId, name: name.trim(), keyType, needsKeys }, progress.current.done);
      } finally {
        await Promise.all([['subscriptions'], ['applications'], ['keys']].map((queryKey) => client.invalidateQueries({ queryKey })));
      }
    },
    onDone,
  });
  const { plan, applicationId } = form.form.getValues();
  return (
    <ApiFormView form={form} action={words.action} isGuarded={false}>
      <Radio.Group label={words.plan} value={plan} onChange={(value) => form.form.setFieldValue('plan', value)} error={form.form.errors['plan']} required>
        <Stack gap="xs" mt={4}>
          {plans.map((one) => (
            <Radio key={one.name} value={one.name} label={`${one.displayName}${one.tierPlan === 'COMMERCIAL' ? ` (${parts.paid})` : ''}`} description={[limitText(one), one.description].filter((text) => text !== '').join('. ')} />
          ))}
        </Stack>
      </Radio.Group>
      {applications.length > 0 ? (
        <NativeSelect
          label={words.application}
          description={words.applicationHelp}
          data={[...applications.map((one) => ({ value: one.applicationId, label: one.name })), { value: isNew, label: words.newApplication }]}
          maw={420}
          {...form.form.getInputProps('applicationId')}
        />
      ) : (
        hasApplications && <Text size="sm">{words.none}</Text>
      )}
      {applicationId === isNew && <TextInput label={words.name} description={applications.length > 0 ? undefined : words.applicationHelp} maxLength={100} required maw={420} {...form.form.getInputProps('name')} />}
    </ApiFormView>
  );
};
