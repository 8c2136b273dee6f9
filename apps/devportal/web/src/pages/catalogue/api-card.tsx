import { Anchor, Badge, Card, Group, Stack, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import type { ApiInfo } from '../../api/queries';
import { ApiThumbnail } from '../../parts/api-thumbnail';
import { RatingShown } from '../../parts/rating-shown';
import { StateBadge } from '../../parts/state-badge';
import { useStrings } from '../../strings';
import classes from './catalogue.module.css';

const shownTags = 3;

/** An API in the catalogue. The whole card leads to it; its name is the link. */
export const ApiCard = ({ of }: { readonly of: ApiInfo }) => {
  const { catalogue } = useStrings();
  return (
    <Card component="li" withBorder padding="md" className={classes['card']}>
      <Stack gap="sm" h="100%">
        <Group wrap="nowrap" align="flex-start" gap="sm">
          <ApiThumbnail name={of.name} uri={of.thumbnailUri} />
          <div className={classes['names']}>
            <Title order={2} size="h3" lineClamp={2}>
              <Anchor component={Link} to={`/apis/${encodeURIComponent(of.id)}`} className={classes['link']} c="inherit" fw={650} inherit>
                {of.name}
              </Anchor>
            </Title>
            <Text size="sm" c="dimmed" truncate>
              {of.version} · {catalogue.by(of.provider)}
            </Text>
          </div>
          <StateBadge state={of.lifeCycleStatus} />
        </Group>
        <Text size="sm" lineClamp={3} c={of.description ? undefined : 'dimmed'} className={classes['text']}>
          {of.description || catalogue.noDescription}
        </Text>
        <Group justify="space-between" gap="xs" wrap="nowrap" align="center">
          <RatingShown average={of.avgRating} />
          <Group gap={4} justify="flex-end" className={classes['tags']}>
            {of.tags.slice(0, shownTags).map((tag) => (
              <Badge key={tag} variant="default" tt="none" fw={400} size="sm" maw={120}>
                {tag}
              </Badge>
            ))}
          </Group>
        </Group>
      </Stack>
    </Card>
  );
};
