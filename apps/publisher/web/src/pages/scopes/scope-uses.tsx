import { Badge, Group, Modal, Stack, Text } from '@mantine/core';
import { answer, QueryView, useKitStrings } from '@quintet/web-kit';
import { useQuery } from '@tanstack/react-query';
import { publisher } from '../../api/client';
import { sharedScopesKey, type SharedScope } from '../../scopes/use-shared-scopes';
import { useStrings } from '../../strings/pages';

const shownOperations = 20;

const Uses = ({ scope }: { readonly scope: SharedScope }) => {
  const { sharedScopes: words } = useStrings();
  const query = useQuery({ queryKey: [...sharedScopesKey, 'uses', scope.id], queryFn: ({ signal }) => answer(publisher.GET('/scopes/{scopeId}/usage', { params: { path: { scopeId: scope.id } }, signal })) });
  return (
    <QueryView query={query} isEmpty={({ usedApiList }) => usedApiList.length === 0} empty={<Text>{words.usesNone}</Text>}>
      {({ usedApiList }) => (
        <Stack gap="md" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
          {usedApiList.map(({ name, version, context, usedResourceList }) => (
            <li key={`${name} ${version}`}>
              <Text fw={600}>
                {name} {version}
              </Text>
              <Text size="sm" c="dimmed" ff="monospace">
                {context}
              </Text>
              {usedResourceList.length === 0 && <Text size="sm">{words.noOperations}</Text>}
              <Group gap={6} mt={4}>
                {usedResourceList.slice(0, shownOperations).map(({ verb, target }) => (
                  <Badge key={`${verb} ${target}`} variant="default" fw={500} ff="monospace">
                    {verb} {target}
                  </Badge>
                ))}
                {usedResourceList.length > shownOperations && <Text size="sm">+{usedResourceList.length - shownOperations}</Text>}
              </Group>
            </li>
          ))}
        </Stack>
      )}
    </QueryView>
  );
};

/** Which APIs and operations a scope is in. @param scope undefined: the dialog is closed */
export const ScopeUses = ({ scope, onClose }: { readonly scope: SharedScope | undefined; readonly onClose: () => void }) => {
  const { sharedScopes: words } = useStrings();
  const kit = useKitStrings();
  return (
    <Modal opened={scope !== undefined} onClose={onClose} title={scope && words.usesTitle(scope.name)} closeButtonProps={{ 'aria-label': kit.close }}>
      {scope && <Uses scope={scope} />}
    </Modal>
  );
};
