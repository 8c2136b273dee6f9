import { RequireSession, Shell, useSession, type NavGroup } from '@quintet/web-kit';
import { IconActivity, IconApi, IconApps, IconBan, IconChartLine, IconGauge, IconId, IconServer2, IconShieldLock, IconTopologyStar3, IconUserCheck, IconUsers } from '@tabler/icons-react';
import { adminAccess, type AdminPage } from './admin/access';
import { useStrings } from './strings';

const adminItems = [
  { page: 'policies', to: '/admin/policies', Icon: IconGauge },
  { page: 'denyPolicies', to: '/admin/deny-policies', Icon: IconBan },
  { page: 'quotas', to: '/admin/quotas', Icon: IconActivity },
  { page: 'environments', to: '/admin/environments', Icon: IconServer2 },
  { page: 'applications', to: '/admin/applications', Icon: IconApps },
  { page: 'users', to: '/admin/users', Icon: IconUsers },
  { page: 'roles', to: '/admin/roles', Icon: IconId },
  { page: 'signUps', to: '/admin/sign-ups', Icon: IconUserCheck },
  { page: 'eventHub', to: '/admin/event-hub', Icon: IconTopologyStar3 },
] as const satisfies readonly { page: AdminPage; to: string; Icon: typeof IconApi }[];

/** Header and navigation around every page of the publisher. */
export const PublisherFrame = () => {
  const { frame } = useStrings();
  const { can } = useSession();
  const groups: readonly NavGroup[] = [
    {
      items: [
        { label: frame.apis, to: '/apis', icon: <IconApi size={18} aria-hidden /> },
        { label: frame.scopes, to: '/scopes', icon: <IconShieldLock size={18} aria-hidden /> },
        { label: frame.usage, to: '/usage', icon: <IconChartLine size={18} aria-hidden /> },
      ],
    },
    {
      label: frame.admin,
      items: adminItems.filter(({ page }) => can(...adminAccess[page])).map(({ page, to, Icon }) => ({ label: frame.adminPages[page], to, icon: <Icon size={18} aria-hidden /> })),
    },
  ];
  return (
    <RequireSession>
      <Shell product={frame.product} groups={groups.filter(({ items }) => items.length > 0)} />
    </RequireSession>
  );
};
