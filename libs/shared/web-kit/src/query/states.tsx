import { Anchor, Button, Center, Skeleton, Stack, Text, ThemeIcon, Title, VisuallyHidden } from '@mantine/core';
import { IconAlertTriangle, IconLock, IconMoodEmpty, IconSearchOff } from '@tabler/icons-react';
import { useLayoutEffect, useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { ApiProblem } from '../api/problem';
import { useKitStrings } from '../strings/strings';

export interface StateViewProps {
  readonly icon?: ReactNode;
  readonly title: string;
  readonly children?: ReactNode;
  /** What the user can do about it. */
  readonly action?: ReactNode;
  readonly role?: 'alert' | 'status';
}

/** Of the first level where the page has no other title: then this is what the page is about. */
const useHeadingLevel = (): 1 | 2 => {
  const [level, setLevel] = useState<1 | 2>(2);
  useLayoutEffect(() => {
    if (!document.querySelector('h1')) setLevel(1);
  }, []);
  return level;
};

/** One thing to say in the middle of a page or a panel: empty, refused, failed. */
export const StateView = ({ icon, title, children, action, role }: StateViewProps) => {
  const level = useHeadingLevel();
  return (
    <Center py="xl" px="md" role={role}>
      <Stack align="center" gap="xs" maw={520} ta="center">
        {icon && (
          <ThemeIcon variant="light" size={56} radius="xl" aria-hidden>
            {icon}
          </ThemeIcon>
        )}
        <Title order={level} size="h3">
          {title}
        </Title>
        {typeof children === 'string' ? <Text c="dimmed">{children}</Text> : children}
        {action}
      </Stack>
    </Center>
  );
};

export const EmptyState = (props: StateViewProps) => <StateView icon={<IconMoodEmpty size={28} />} {...props} />;

export const NothingFound = ({ onClear }: { readonly onClear?: () => void }) => {
  const words = useKitStrings();
  return (
    <StateView icon={<IconSearchOff size={28} />} title={words.nothingFound} role="status" action={onClear && <Button variant="default" onClick={onClear}>{words.clearFilters}</Button>}>
      {words.nothingFoundText}
    </StateView>
  );
};

export const NoPermission = ({ children }: { readonly children?: ReactNode }) => {
  const words = useKitStrings();
  return (
    <StateView icon={<IconLock size={28} />} title={words.noPermissionTitle} role="alert">
      {children ?? words.noPermissionText}
    </StateView>
  );
};

export const NotFound = () => {
  const words = useKitStrings();
  return (
    <StateView icon={<IconSearchOff size={28} />} title={words.notFoundTitle} role="alert" action={<Anchor component={Link} to="/">{words.toStart}</Anchor>}>
      {words.notFoundText}
    </StateView>
  );
};

/** What went wrong, in the server's own words, and what to do. */
export const ErrorView = ({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }) => {
  const words = useKitStrings();
  const problem = error instanceof ApiProblem ? error : undefined;
  if (problem?.status === 403) return <NoPermission>{problem.code === 900910 ? undefined : problem.message}</NoPermission>;
  if (problem?.status === 404) return <NotFound />;
  return (
    <StateView icon={<IconAlertTriangle size={28} />} title={words.failedTitle} role="alert" action={onRetry && <Button onClick={onRetry}>{words.retry}</Button>}>
      <Text c="dimmed">{problem?.status === 0 ? words.offline : error instanceof Error ? error.message : String(error)}</Text>
      {problem?.requestId && (
        <Text size="sm" c="dimmed">
          {words.requestId(problem.requestId)}
        </Text>
      )}
    </StateView>
  );
};

/** Grey bars in place of what is on its way. @param rows how many */
export const ListSkeleton = ({ rows = 6, height = 44 }: { readonly rows?: number; readonly height?: number }) => {
  const words = useKitStrings();
  return (
    <Stack gap="sm" className="quintet-delayed" role="status" aria-busy>
      <VisuallyHidden>{words.loading}</VisuallyHidden>
      {Array.from({ length: rows }, (_, at) => (
        <Skeleton key={at} height={height} radius="md" />
      ))}
    </Stack>
  );
};
