import { Badge, Card, Group, Stack, Text } from '@mantine/core';
import { Time } from '@quintet/web-kit';
import { Link } from 'react-router';
import { apiPath } from '../../apis/addresses';
import { ApiPicture } from '../../apis/api-picture';
import { StateBadge } from '../../apis/state-badge';
import { useStrings } from '../../strings';
import classes from './api-list.module.css';
import type { ListedApi } from './use-api-list';

const shownTags = 3;

export const Tags = ({ tags }: { readonly tags: readonly string[] }) => {
  const { apiList } = useStrings();
  if (tags.length === 0) return null;
  return (
    <Group gap={6} wrap="wrap">
      {tags.slice(0, shownTags).map((tag) => (
        <Badge key={tag} variant="default" tt="none" fw={500} maw={140}>
          {tag}
        </Badge>
      ))}
      {tags.length > shownTags && (
        <Text size="xs" c="dimmed" title={tags.slice(shownTags).join(', ')}>
          {apiList.moreTags(tags.length - shownTags)}
        </Text>
      )}
    </Group>
  );
};

/** One API; the whole card leads to it, and its name is the link that is announced. */
export const ApiCard = ({ api }: { readonly api: ListedApi }) => {
  const { apiList } = useStrings();
  return (
    <Card component="article" withBorder padding="md" className={classes['card']} aria-label={`${api.name} ${api.version}`}>
      <Group wrap="nowrap" align="flex-start" gap="sm">
        <ApiPicture api={api} version={api.updatedTime} size={48} />
        <Stack gap={2} miw={0} flex={1}>
          <Link to={apiPath(api.id)} className={classes['link']}>
            <Text component="span" fw={600} truncate display="block" title={api.name}>
              {api.name}
            </Text>
          </Link>
          <Text size="sm" c="dimmed" truncate>
            {api.version}
            {api.isDefaultVersion ? ` · ${apiList.defaultVersion}` : ''}
          </Text>
        </Stack>
        <StateBadge state={api.lifeCycleStatus} />
      </Group>
      <Text size="sm" c={api.description ? undefined : 'dimmed'} lineClamp={2} mt="sm" className={classes['description']}>
        {api.description || apiList.noDescription}
      </Text>
      <Group justify="space-between" mt="auto" pt="sm" gap="xs" wrap="nowrap" align="flex-end">
        <Stack gap={6} miw={0}>
          <Tags tags={api.tags} />
          <Text size="xs" c="dimmed" ff="monospace" truncate title={api.context}>
            {api.context}
          </Text>
        </Stack>
        <Text size="xs" c="dimmed" style={{ flexShrink: 0 }} className={classes['above']}>
          <Time value={api.updatedTime} />
        </Text>
      </Group>
    </Card>
  );
};
