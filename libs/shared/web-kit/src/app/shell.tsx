import { ActionIcon, Anchor, AppShell, Avatar, Box, Burger, Button, Group, Menu, NavLink, Text, UnstyledButton, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconLogout, IconMoon, IconSun, IconUser } from '@tabler/icons-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { Link, Outlet, ScrollRestoration, useLocation } from 'react-router';
import { useSession } from '../session/session';
import { useKitStrings } from '../strings/strings';

export interface NavItem {
  readonly label: string;
  /** Below the portal's base, such as `/apis`. */
  readonly to: string;
  readonly icon?: ReactNode;
}

export interface NavGroup {
  readonly label?: string;
  readonly items: readonly NavItem[];
}

export interface ShellProps {
  /** Beside the logo, such as "Publisher". */
  readonly product: string;
  readonly groups: readonly NavGroup[];
  /** In the header, before the account. */
  readonly headerExtra?: ReactNode;
  /** In the account's menu. */
  readonly accountItems?: readonly NavItem[];
  /** In the header of somebody who is not logged in, such as a link to the sign-up. */
  readonly anonymousExtra?: ReactNode;
}

/** Five bars for five services. */
const Logo = ({ product }: { readonly product: string }) => (
  <UnstyledButton component={Link} to="/">
    <Group gap={8} wrap="nowrap">
      <svg width="26" height="26" viewBox="0 0 26 26" aria-hidden>
        {[8, 16, 24, 16, 8].map((height, at) => (
          <rect key={at} x={1 + at * 5} y={13 - height / 2} width={3.4} height={height} rx={1.7} fill="var(--mantine-primary-color-filled)" />
        ))}
      </svg>
      <Text fw={700} size="lg" span>
        Quintet{' '}
      </Text>
      <Text c="dimmed" visibleFrom="xs" span>
        {product}
      </Text>
    </Group>
  </UnstyledButton>
);

const ThemeSwitch = () => {
  const words = useKitStrings();
  const { setColorScheme } = useMantineColorScheme();
  const now = useComputedColorScheme('light');
  const next = now === 'light' ? 'dark' : 'light';
  return (
    <ActionIcon variant="default" size="lg" onClick={() => setColorScheme(next)} aria-label={next === 'dark' ? words.toDark : words.toLight}>
      {next === 'dark' ? <IconMoon size={18} aria-hidden /> : <IconSun size={18} aria-hidden />}
    </ActionIcon>
  );
};

const Account = ({ items, anonymousExtra }: { readonly items: readonly NavItem[]; readonly anonymousExtra: ReactNode }) => {
  const words = useKitStrings();
  const { session, loginUrl, logOut } = useSession();
  if (!session) {
    return (
      <Group gap="xs" wrap="nowrap">
        {anonymousExtra}
        <Button component="a" href={loginUrl()}>
          {words.logIn}
        </Button>
      </Group>
    );
  }
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <UnstyledButton aria-label={words.account(session.user.name)}>
          <Avatar color="quintet" radius="xl">
            <IconUser size={20} aria-hidden />
          </Avatar>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Box px="sm" py={6}>
          <Text fw={600} truncate>
            {session.user.name}
          </Text>
          <Text size="sm" c="dimmed" truncate>
            {session.user.organization}
          </Text>
        </Box>
        <Menu.Divider />
        {items.map(({ label, to, icon }) => (
          <Menu.Item key={to} component={Link} to={to} leftSection={icon}>
            {label}
          </Menu.Item>
        ))}
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => void logOut()}>
          {words.logOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
};

const isAt = (pathname: string, to: string): boolean => pathname === to || pathname.startsWith(`${to}/`);

const Navigation = ({ groups, onGo }: { readonly groups: readonly NavGroup[]; readonly onGo: () => void }) => {
  const { pathname } = useLocation();
  return groups.map(({ label, items }) => (
    <Box key={label ?? items[0]?.to} mb="sm">
      {label && (
        <Text size="xs" fw={600} c="dimmed" px="sm" py={4} tt="uppercase">
          {label}
        </Text>
      )}
      {items.map(({ label: text, to, icon }) => (
        <NavLink key={to} component={Link} to={to} label={text} leftSection={icon} active={isAt(pathname, to)} aria-current={isAt(pathname, to) ? 'page' : undefined} onClick={onGo} variant="light" className="quintet-nav" />
      ))}
    </Box>
  ));
};

/** Header, navigation and the page. After each move the page is scrolled up and its start gets the focus. */
export const Shell = ({ product, groups, headerExtra, accountItems = [], anonymousExtra }: ShellProps) => {
  const words = useKitStrings();
  const [opened, { toggle, close }] = useDisclosure(false);
  const { pathname } = useLocation();
  const main = useRef<HTMLDivElement>(null);
  const first = useRef(true);
  useEffect(() => {
    if (first.current) first.current = false;
    // A form that begins with its first field keeps it.
    else if (!document.activeElement?.matches('input, textarea, select')) main.current?.focus({ preventScroll: true });
  }, [pathname]);
  const hasNavigation = groups.some(({ items }) => items.length > 0);
  return (
    <AppShell header={{ height: 60 }} {...(hasNavigation ? { navbar: { width: 232, breakpoint: 'md', collapsed: { mobile: !opened } } } : {})} padding={{ base: 'sm', sm: 'lg' }}>
      <Anchor href="#content" className="quintet-skip">
        {words.skipToContent}
      </Anchor>
      <AppShell.Header>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Group wrap="nowrap" gap="sm">
            {hasNavigation && <Burger opened={opened} onClick={toggle} hiddenFrom="md" size="sm" aria-label={opened ? words.closeMenu : words.openMenu} aria-expanded={opened} />}
            <Logo product={product} />
          </Group>
          <Group gap="xs" wrap="nowrap">
            {headerExtra}
            <ThemeSwitch />
            <Account items={accountItems} anonymousExtra={anonymousExtra} />
          </Group>
        </Group>
      </AppShell.Header>
      {hasNavigation && (
        <AppShell.Navbar p="sm" aria-label={words.menu} style={{ overflowY: 'auto' }}>
          <Navigation groups={groups} onGo={close} />
        </AppShell.Navbar>
      )}
      <AppShell.Main id="content" ref={main} tabIndex={-1} style={{ outline: 'none' }}>
        <div className="quintet-content">
          <Outlet />
        </div>
      </AppShell.Main>
      <ScrollRestoration />
    </AppShell>
  );
};
