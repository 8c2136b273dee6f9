import { Badge } from '@mantine/core';
import type { Schemas } from '../api';
import { useStrings } from '../strings';

const colors: Readonly<Partial<Record<Schemas['LifecycleState'], string>>> = { PROTOTYPED: 'cyan', DEPRECATED: 'orange', BLOCKED: 'red' };

/** The state of an API where it is not the usual one. */
export const StateBadge = ({ state }: { readonly state: Schemas['LifecycleState'] }) => {
  const { parts } = useStrings();
  const color = colors[state];
  return color === undefined ? null : (
    <Badge color={color} variant="light" c={color === 'orange' ? 'light-dark(#8a3200, var(--mantine-color-orange-2))' : undefined} tt="none" miw="max-content">
      {parts.states[state]}
    </Badge>
  );
};
