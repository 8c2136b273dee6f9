import { Button, Menu, Text } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useSharedScopes } from '../../../scopes/use-shared-scopes';
import { useStrings } from '../../../strings/pages';
import type { ApiScope } from './scope-form';

const most = 1_000;

/** Shared scopes that the API does not have yet. */
export const SharedScopeMenu = ({ taken, onChoose }: { readonly taken: readonly string[]; readonly onChoose: (scope: ApiScope) => void }) => {
  const { scopes: words } = useStrings();
  const query = useSharedScopes({ limit: most, offset: 0 });
  const offered = (query.data?.list ?? []).filter(({ name }) => !taken.includes(name));
  return (
    <Menu width={300} position="bottom-end">
      <Menu.Target>
        <Button variant="default" rightSection={<IconChevronDown size={16} aria-hidden />}>
          {words.addShared}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={360} style={{ overflowY: 'auto' }}>
        {offered.map(({ id, name, displayName, description, bindings }) => (
          <Menu.Item key={id} onClick={() => onChoose({ shared: true, scope: { id, name, displayName, description, bindings } })}>
            <Text size="sm" fw={500}>
              {name}
            </Text>
            {description !== '' && (
              <Text size="xs" c="dimmed" lineClamp={2}>
                {description}
              </Text>
            )}
          </Menu.Item>
        ))}
        {offered.length === 0 && <Menu.Label>{words.sharedNone}</Menu.Label>}
        <Menu.Divider />
        <Menu.Item component={Link} to="/scopes">
          {words.manageShared}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
};
