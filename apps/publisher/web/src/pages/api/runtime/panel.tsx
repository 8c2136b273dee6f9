import { Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

/** A group of settings that belong together. */
export const Panel = ({ title, help, children }: { readonly title: string; readonly help: string; readonly children: ReactNode }) => (
  <Paper withBorder p="md" component="section" aria-label={title}>
    <Stack gap="md">
      <div>
        <Title order={3}>{title}</Title>
        <Text size="sm" c="dimmed">
          {help}
        </Text>
      </div>
      {children}
    </Stack>
  </Paper>
);
