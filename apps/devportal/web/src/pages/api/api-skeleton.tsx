import { Group, Skeleton, Stack, VisuallyHidden } from '@mantine/core';
import { useKitStrings } from '@quintet/web-kit';

/** In the shape of an API's page. */
export const ApiSkeleton = () => {
  const words = useKitStrings();
  return (
    <Stack gap="lg" role="status" aria-busy>
      <VisuallyHidden>{words.loading}</VisuallyHidden>
      <Group wrap="nowrap">
        <Skeleton height={64} width={64} radius="md" />
        <Stack gap="xs" flex={1}>
          <Skeleton height={28} maw={280} radius="md" />
          <Skeleton height={18} maw={200} radius="md" />
        </Stack>
      </Group>
      <Skeleton height={40} radius="md" />
      <Skeleton height={220} radius="md" />
    </Stack>
  );
};
