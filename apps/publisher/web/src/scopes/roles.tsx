import { Badge, Group, Text } from '@mantine/core';
import { useStrings } from '../strings/pages';

/** Names of the roles that may have a scope, or that everybody may. */
export const Roles = ({ names }: { readonly names: readonly string[] }) => {
  const { scopes: words } = useStrings();
  if (names.length === 0) return <Text size="sm">{words.everybody}</Text>;
  return (
    <Group gap={4}>
      {names.map((name) => (
        <Badge key={name} variant="default" fw={500}>
          {name}
        </Badge>
      ))}
    </Group>
  );
};
