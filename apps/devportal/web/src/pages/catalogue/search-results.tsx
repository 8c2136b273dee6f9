import { Anchor, Card, Group, Text, ThemeIcon, Title } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { Schemas } from '../../api';
import { ApiThumbnail } from '../../parts/api-thumbnail';
import { useStrings } from '../../strings';
import classes from './catalogue.module.css';

type Hit = Schemas['FoundApi'] | Schemas['FoundDocument'];

const isDocument = (hit: Hit): hit is Schemas['FoundDocument'] => hit.type === 'DOC';

const Result = ({ of }: { readonly of: Hit }) => {
  const { catalogue } = useStrings();
  const to = isDocument(of) ? `/apis/${encodeURIComponent(of.apiUUID)}/documents/${encodeURIComponent(of.id)}` : `/apis/${encodeURIComponent(of.id)}`;
  const about = isDocument(of) ? catalogue.documentOf(of.apiName, of.apiVersion) : `${of.version} · ${catalogue.by(of.provider)}`;
  const text = isDocument(of) ? of.summary : of.description;
  return (
    <Card component="li" withBorder padding="md" className={classes['card']}>
      <Group wrap="nowrap" align="flex-start" gap="sm">
        {isDocument(of) ? (
          <ThemeIcon variant="light" size={48} aria-hidden>
            <IconFileText size={24} />
          </ThemeIcon>
        ) : (
          <ApiThumbnail name={of.name} uri={of.thumbnailUri} />
        )}
        <div className={classes['names']}>
          <Title order={2} size="h3" lineClamp={2}>
            <Anchor component={Link} to={to} className={classes['link']} c="inherit" fw={650} inherit>
              {of.name}
            </Anchor>
          </Title>
          <Text size="sm" c="dimmed">
            {about}
          </Text>
          {text && (
            <Text size="sm" lineClamp={3} mt={4}>
              {text}
            </Text>
          )}
        </div>
      </Group>
    </Card>
  );
};

/** APIs and documents that a search has found by what is written in them. */
export const SearchResults = ({ list }: { readonly list: readonly Hit[] }) => {
  const { catalogue } = useStrings();
  return (
    <ul className={classes['grid']} aria-label={catalogue.results}>
      {list.map((hit) => (
        <Result key={`${hit.type} ${hit.id}`} of={hit} />
      ))}
    </ul>
  );
};
