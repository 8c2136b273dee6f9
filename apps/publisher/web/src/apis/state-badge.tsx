import { Badge } from '@mantine/core';
import { useStrings } from '../strings';

const colors: Readonly<Record<string, string>> = { CREATED: 'gray', PROTOTYPED: 'grape', PUBLISHED: 'teal', BLOCKED: 'red', DEPRECATED: 'orange', RETIRED: 'gray' };

/** Where an API is in its life; always in words, never by colour alone. */
export const StateBadge = ({ state }: { readonly state: string }) => {
  const { api } = useStrings();
  return (
    <Badge color={colors[state] ?? 'gray'} variant="light" tt="none" style={{ flexShrink: 0 }}>
      {api.states[state] ?? state}
    </Badge>
  );
};
