import { Modal, Skeleton } from '@mantine/core';
import { answer, ApiFormView, EmptyState, notifyDone, QueryView, useApiForm, useKitStrings } from '@quintet/web-kit';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { z } from 'zod';
import { api, type Schemas } from '../../api';
import type { Subscription } from '../../api/application-queries';
import { plansQuery } from '../../api/queries';
import { PlanChoice } from '../../parts/plan-choice';
import { useStrings } from '../../strings';
import { nameOf } from './subscription-name';

export interface PlanFormProps {
  readonly plans: readonly Schemas['Policy'][];
  readonly plan: string;
  readonly action: string;
  readonly submit: (plan: string) => Promise<unknown>;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** One of the plans that an API offers. */
export const PlanForm = ({ plans, plan, action, submit, onDone, onCancel }: PlanFormProps) => {
  const { subscriptionsOf: words } = useStrings();
  const client = useQueryClient();
  const form = useApiForm({
    schema: useMemo(() => z.object({ plan: z.string().min(1, words.planNeeded) }), [words]),
    initialValues: { plan },
    fieldOf: (field) => (/throttlingPolicy$/i.test(field) ? 'plan' : field),
    submit: (values) => submit(values.plan),
    onDone: () => {
      for (const queryKey of [['subscriptions'], ['applications'], ['application'], ['subscription-usage']]) void client.invalidateQueries({ queryKey });
      onDone();
    },
  });
  return (
    <ApiFormView form={form} action={action} onCancel={onCancel} isGuarded={false}>
      <PlanChoice label={words.plan} plans={plans} value={form.form.getValues().plan} onChange={(value) => form.form.setFieldValue('plan', value)} error={form.form.errors['plan']} />
    </ApiFormView>
  );
};

const Change = ({ of, onClose }: { readonly of: Subscription; readonly onClose: () => void }) => {
  const { subscriptionsOf: words } = useStrings();
  const { save } = useKitStrings();
  const query = useQuery(plansQuery(of.apiId));
  const { subscriptionId, applicationId, apiId, throttlingPolicy } = of;
  return (
    <QueryView query={query} skeleton={<Skeleton height={120} radius="md" />} isEmpty={({ list }) => list.length === 0} empty={<EmptyState title={words.noPlans} />}>
      {({ list }) => (
        <PlanForm
          plans={list}
          plan={throttlingPolicy}
          action={save}
          submit={(plan) => answer(api.PUT('/subscriptions/{subscriptionId}', { params: { path: { subscriptionId } }, body: { applicationId, apiId, throttlingPolicy, requestedThrottlingPolicy: plan } }))}
          onDone={() => {
            notifyDone(words.planChanged);
            onClose();
          }}
          onCancel={onClose}
        />
      )}
    </QueryView>
  );
};

/** The dialog in which a subscription gets another plan. @param of undefined: closed */
export const ChangePlan = ({ of, onClose }: { readonly of: Subscription | undefined; readonly onClose: () => void }) => {
  const { subscriptionsOf: words } = useStrings();
  const { close } = useKitStrings();
  return (
    <Modal opened={of !== undefined} onClose={onClose} title={of && words.changePlanOf(nameOf(of))} closeButtonProps={{ 'aria-label': close }}>
      {of && <Change of={of} onClose={onClose} />}
    </Modal>
  );
};
