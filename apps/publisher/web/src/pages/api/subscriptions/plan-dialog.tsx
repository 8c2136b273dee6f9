import { Modal, Radio, Stack, Text } from '@mantine/core';
import { ApiFormView, notifyDone, QueryView, useApiForm, useKitStrings } from '@quintet/web-kit';
import type { Schema } from '../../../api/client';
import { useLimitText } from '../../../policies/limit-text';
import { useStrings } from '../../../strings/pages';
import { useOfferedPlans, useSubscriptionCalls, type Subscription } from './use-subscriptions';

interface PlanDialogProps {
  readonly apiId: string;
  readonly subscription: Subscription;
  readonly onClose: () => void;
}

const PlanForm = ({ apiId, subscription, onClose, plans }: PlanDialogProps & { readonly plans: readonly Schema<'Policy'>[] }) => {
  const { subscriptions: words } = useStrings();
  const limitText = useLimitText();
  const calls = useSubscriptionCalls(apiId);
  const form = useApiForm<{ readonly plan: string }, void>({
    initialValues: { plan: subscription.throttlingPolicy },
    submit: ({ plan }) => calls.setPlan(subscription.subscriptionId, plan),
    onDone: (_result, { plan }) => {
      notifyDone(words.planChanged(subscription.applicationInfo.name || words.unnamed, plan));
      onClose();
    },
  });
  return (
    <ApiFormView form={form} onCancel={onClose} action={words.changePlan} isGuarded={false}>
      <Text size="sm">{words.planText}</Text>
      <Radio.Group {...form.form.getInputProps('plan')} label={words.plan}>
        <Stack gap="sm" mt="xs">
          {plans.map((plan) => (
            <Radio key={plan.name} value={plan.name} label={plan.displayName || plan.name} description={limitText(plan)} />
          ))}
        </Stack>
      </Radio.Group>
    </ApiFormView>
  );
};

const Plans = (props: PlanDialogProps) => <QueryView query={useOfferedPlans(props.apiId, true)}>{(plans) => <PlanForm {...props} plans={plans} />}</QueryView>;

/** Another plan for a subscription. @param subscription null: the dialog is closed */
export const PlanDialog = ({ apiId, subscription, onClose }: Omit<PlanDialogProps, 'subscription'> & { readonly subscription: Subscription | null }) => {
  const { subscriptions: words } = useStrings();
  const kit = useKitStrings();
  return (
    <Modal opened={subscription !== null} onClose={onClose} title={subscription && words.planTitle(subscription.applicationInfo.name || words.unnamed)} closeButtonProps={{ 'aria-label': kit.close }}>
      {subscription && <Plans key={subscription.subscriptionId} apiId={apiId} subscription={subscription} onClose={onClose} />}
    </Modal>
  );
};
