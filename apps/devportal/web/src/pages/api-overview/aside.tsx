import { Stack, Title } from '@mantine/core';
import type { ReactNode } from 'react';

/** A part of the column beside the page. */
export const Aside = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <Stack component="section" gap="xs" aria-label={title}>
    <Title order={2} size="sm">
      {title}
    </Title>
    {children}
  </Stack>
);
