import { Anchor, Breadcrumbs, Group, Stack, Text, Title } from '@mantine/core';
import { useEffect, type ReactNode } from 'react';
import { Link } from 'react-router';

export interface PageProps {
  /** The one heading of level 1; also the title of the window. */
  readonly title: string;
  readonly description?: ReactNode;
  /** Buttons on the right. */
  readonly actions?: ReactNode;
  /** The way here, from the outermost. */
  readonly trail?: readonly { readonly label: string; readonly to: string }[];
  /** Beside the title, such as a badge. */
  readonly aside?: ReactNode;
  readonly children?: ReactNode;
}

export const usePageTitle = (title: string): void => {
  useEffect(() => {
    document.title = `${title} · Quintet`;
  }, [title]);
};

/** A page: where one is, what it is, what can be done, and the content. */
export const Page = ({ title, description, actions, trail = [], aside, children }: PageProps) => {
  usePageTitle(title);
  return (
    <Stack gap="lg">
      <Stack gap={4}>
        {trail.length > 0 && (
          <Breadcrumbs separatorMargin={6}>
            {trail.map(({ label, to }) => (
              <Anchor key={to} component={Link} to={to} size="sm">
                {label}
              </Anchor>
            ))}
          </Breadcrumbs>
        )}
        <Group justify="space-between" align="flex-start" gap="sm">
          <Group gap="sm" align="center">
            <Title order={1}>{title}</Title>
            {aside}
          </Group>
          {actions && <Group gap="xs">{actions}</Group>}
        </Group>
        {description && <Text c="dimmed">{description}</Text>}
      </Stack>
      {children}
    </Stack>
  );
};

/** A part of a page with a heading of its own. */
export const Section = ({ title, description, actions, children }: { readonly title: string; readonly description?: ReactNode; readonly actions?: ReactNode; readonly children: ReactNode }) => (
  <Stack component="section" gap="sm" aria-label={title}>
    <Group justify="space-between" align="flex-end">
      <div>
        <Title order={2}>{title}</Title>
        {description && (
          <Text size="sm" c="dimmed">
            {description}
          </Text>
        )}
      </div>
      {actions && <Group gap="xs">{actions}</Group>}
    </Group>
    {children}
  </Stack>
);
