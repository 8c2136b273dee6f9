import { ActionIcon, Badge, Box, Button, Group, Menu, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { answer, confirm, notifyDone, notifyFailed } from '@quintet/web-kit';
import { IconDotsVertical, IconDownload, IconPlus, IconTrash } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { publisher, type Api } from '../../api/client';
import { ApiPicture } from '../../apis/api-picture';
import { useRights } from '../../apis/rights';
import { StateBadge } from '../../apis/state-badge';
import { apiKeys } from '../../apis/use-api';
import { useDeployments } from '../../apis/use-deployments';
import { useStrings } from '../../strings/pages';
import classes from './api.module.css';
import { downloadDefinition } from './download-definition';
import { NewVersion } from './new-version';

const useRemove = (shown: Api) => {
  const { api } = useStrings();
  const client = useQueryClient();
  const navigate = useNavigate();
  return () =>
    confirm({
      title: api.removeTitle(shown.name),
      text: api.removeText,
      action: api.removeAction,
      typed: shown.name,
      run: async () => {
        await answer(publisher.DELETE('/apis/{apiId}', { params: { path: { apiId: shown.id } } }));
        notifyDone(api.removed(shown.name));
        await navigate('/apis');
        client.removeQueries({ queryKey: apiKeys.of(shown.id) });
        void client.invalidateQueries({ queryKey: apiKeys.list });
      },
    });
};

const Actions = ({ shown }: { readonly shown: Api }) => {
  const { api } = useStrings();
  const rights = useRights();
  const [opened, { open, close }] = useDisclosure(false);
  const remove = useRemove(shown);
  const download = () => void downloadDefinition(shown).catch((error: unknown) => notifyFailed(api.downloadFailed, error));
  return (
    <Group gap="xs" wrap="nowrap">
      {rights.create && (
        <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={open} visibleFrom="sm">
          {api.newVersion}
        </Button>
      )}
      <Menu position="bottom-end" width={230}>
        <Menu.Target>
          <ActionIcon variant="default" size={36} aria-label={api.actions}>
            <IconDotsVertical size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {rights.create && (
            <Menu.Item leftSection={<IconPlus size={16} aria-hidden />} onClick={open} hiddenFrom="sm">
              {api.newVersion}
            </Menu.Item>
          )}
          <Menu.Item leftSection={<IconDownload size={16} aria-hidden />} onClick={download}>
            {api.download}
          </Menu.Item>
          {rights.remove && (
            <Menu.Item color="red" leftSection={<IconTrash size={16} aria-hidden />} onClick={remove}>
              {api.remove}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <NewVersion shown={shown} opened={opened} onClose={close} />
    </Group>
  );
};

/** Which API this is, and how it stands: on top of all its tabs. */
export const ApiHeader = ({ shown }: { readonly shown: Api }) => {
  const { api, apiList } = useStrings();
  const environments = useDeployments(shown.id).data?.map(({ name }) => name);
  return (
    <Box className={classes['header']}>
      <Group align="center" wrap="nowrap" gap="md">
        <ApiPicture api={shown} version={shown.lastUpdatedTime} size={56} />
        <div className={classes['names']}>
          <Title order={1} lineClamp={2}>
            {shown.name}
          </Title>
          <Group gap="xs" mt={4}>
            <Text size="sm">{api.version(shown.version)}</Text>
            {shown.isDefaultVersion && (
              <Badge variant="default" tt="none" title={apiList.defaultVersionText}>
                {apiList.defaultVersion}
              </Badge>
            )}
            <StateBadge state={shown.lifeCycleStatus} />
            {environments !== undefined && (
              <Text size="sm" c="dimmed">
                {environments.length === 0 ? api.notDeployed : api.deployedOn(environments.join(', '))}
              </Text>
            )}
          </Group>
        </div>
        <Actions shown={shown} />
      </Group>
    </Box>
  );
};
