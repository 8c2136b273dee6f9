import { RequireSession, Shell, type NavGroup } from '@quintet/web-kit';
import { IconApi, IconChartLine, IconShieldLock } from '@tabler/icons-react';
import { useStrings } from './strings';

/** Header and navigation around every page of the publisher. */
export const PublisherFrame = () => {
  const { frame } = useStrings();
  const groups: readonly NavGroup[] = [{ items: [{ label: frame.apis, to: '/apis', icon: <IconApi size={18} aria-hidden /> }, { label: frame.scopes, to: '/scopes', icon: <IconShieldLock size={18} aria-hidden /> }, { label: frame.usage, to: '/usage', icon: <IconChartLine size={18} aria-hidden /> }] }];
  return (
    <RequireSession>
      <Shell product={frame.product} groups={groups} />
    </RequireSession>
  );
};
