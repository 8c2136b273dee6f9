import { ActionIcon, Group, Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';

/** An action on one row. @param label names the row too */
export const RowButton = ({ label, icon, onClick, disabled = false }: { readonly label: string; readonly icon: ReactNode; readonly onClick: () => void; readonly disabled?: boolean }) => (
  <Tooltip label={label} withArrow>
    <ActionIcon variant="subtle" color="gray" size="lg" onClick={onClick} aria-label={label} disabled={disabled}>
      {icon}
    </ActionIcon>
  </Tooltip>
);

export const RowActions = ({ children }: { readonly children: ReactNode }) => (
  <Group gap={4} wrap="nowrap" justify="flex-end">
    {children}
  </Group>
);
