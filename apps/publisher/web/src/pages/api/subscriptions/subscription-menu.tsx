import { ActionIcon, Menu } from '@mantine/core';
import { confirm, notifyDone, notifyFailed, useSession } from '@quintet/web-kit';
import { IconBan, IconDotsVertical, IconGauge, IconLockOpen } from '@tabler/icons-react';
import { useRef } from 'react';
import { useStrings } from '../../../strings/pages';
import { useSubscriptionCalls, type Subscription } from './use-subscriptions';

export interface SubscriptionMenuProps {
  readonly apiId: string;
  readonly subscription: Subscription;
  readonly onChangePlan: (subscription: Subscription) => void;
}

/** What may be done with a subscription, in the state that it has. */
export const SubscriptionMenu = ({ apiId, subscription, onChangePlan }: SubscriptionMenuProps) => {
  const { subscriptions: words } = useStrings();
  const { can } = useSession();
  const calls = useSubscriptionCalls(apiId);
  const running = useRef(false);
  const { subscriptionId, subscriptionStatus: state } = subscription;
  const name = subscription.applicationInfo.name || words.unnamed;
  const mayBlock = can('apim:subscription_block', 'apim:subscription_manage');
  const mayPlan = can('apim:subscription_manage');
  if (!mayBlock && !mayPlan) return null;

  const block = (to: 'BLOCKED' | 'PROD_ONLY_BLOCKED'): void =>
    confirm({
      title: words.blockTitle(name),
      text: to === 'BLOCKED' ? words.blockText : words.blockProductionText,
      action: to === 'BLOCKED' ? words.block : words.blockProduction,
      run: async () => {
        await calls.setState(subscriptionId, to);
        notifyDone(words.blocked(name));
      },
    });
  const unblock = async (): Promise<void> => {
    if (running.current) return;
    running.current = true;
    try {
      await calls.setState(subscriptionId, 'UNBLOCKED');
      notifyDone(words.unblocked(name));
    } catch (error) {
      notifyFailed(words.failed, error);
    } finally {
      running.current = false;
    }
  };
  return (
    <Menu position="bottom-end" width={230}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={words.actions(name)}>
          <IconDotsVertical size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {mayPlan && (
          <Menu.Item leftSection={<IconGauge size={16} aria-hidden />} onClick={() => onChangePlan(subscription)}>
            {words.changePlan}
          </Menu.Item>
        )}
        {mayBlock && state !== 'UNBLOCKED' && (
          <Menu.Item leftSection={<IconLockOpen size={16} aria-hidden />} onClick={() => void unblock()}>
            {words.unblock}
          </Menu.Item>
        )}
        {mayBlock && state !== 'PROD_ONLY_BLOCKED' && (
          <Menu.Item leftSection={<IconBan size={16} aria-hidden />} onClick={() => block('PROD_ONLY_BLOCKED')}>
            {words.blockProduction}
          </Menu.Item>
        )}
        {mayBlock && state !== 'BLOCKED' && (
          <Menu.Item color="red" leftSection={<IconBan size={16} aria-hidden />} onClick={() => block('BLOCKED')}>
            {words.block}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
};
