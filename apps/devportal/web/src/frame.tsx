import { Button } from '@mantine/core';
import { Shell, useSession, type NavGroup } from '@quintet/web-kit';
import { IconApi, IconApps, IconSettings } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useStrings } from './strings';

/** Header and navigation around every page of the developer portal; visitors see it too. */
export const DevportalFrame = () => {
  const { frame } = useStrings();
  const { session } = useSession();
  const groups: readonly NavGroup[] = [
    {
      items: [
        { label: frame.apis, to: '/apis', icon: <IconApi size={18} aria-hidden /> },
        ...(session ? [{ label: frame.applications, to: '/applications', icon: <IconApps size={18} aria-hidden /> }] : []),
      ],
    },
  ];
  return (
    <Shell
      product={frame.product}
      groups={groups}
      accountItems={[{ label: frame.settings, to: '/settings', icon: <IconSettings size={16} aria-hidden /> }]}
      anonymousExtra={
        <Button component={Link} to="/sign-up" variant="default" visibleFrom="xs">
          {frame.signUp}
        </Button>
      }
    />
  );
};
