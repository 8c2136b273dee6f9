import { Anchor, Button, NavLink, Stack, Text, Title } from '@mantine/core';
import { EmptyState, QueryView } from '@quintet/web-kit';
import { useQuery } from '@tanstack/react-query';
import { IconExternalLink, IconFile, IconFileText } from '@tabler/icons-react';
import { Link, useParams } from 'react-router';
import type { Schemas } from '../../api';
import { documentsQuery } from '../../api/queries';
import { useStrings } from '../../strings';
import { useApi } from '../api/use-api';
import { DocumentView } from './document-view';
import classes from './documents.module.css';

type Document = Schemas['Document'];
const icons = { MARKDOWN: IconFileText, INLINE: IconFileText, FILE: IconFile, URL: IconExternalLink } as const;

/** What helps first stands first. */
const order = ['HOWTO', 'SAMPLES', 'API_MESSAGE_FORMAT', 'SWAGGER_DOC', 'PUBLIC_FORUM', 'SUPPORT_FORUM', 'OTHER'] as const satisfies readonly Document['type'][];

const byType = (list: readonly Document[]): readonly (readonly [Document['type'], readonly Document[]])[] =>
  order.map((type) => [type, list.filter((one) => one.type === type)] as const).filter(([, group]) => group.length > 0);

/** What has been written about an API: a list, and the one that is chosen beside it. */
export const Component = () => {
  const { documents } = useStrings();
  const of = useApi();
  const { documentId } = useParams();
  const query = useQuery(documentsQuery(of.id));
  const base = `/apis/${encodeURIComponent(of.id)}`;
  return (
    <QueryView
      query={query}
      isEmpty={({ list }) => list.length === 0}
      empty={
        <EmptyState title={documents.emptyTitle} action={<Anchor component={Link} to={`${base}/definition`}>{documents.toDefinition}</Anchor>}>
          {documents.emptyText}
        </EmptyState>
      }
    >
      {({ list }) => {
        const chosen = list.find((one) => one.documentId === documentId) ?? (documentId === undefined ? byType(list)[0]?.[1][0] : undefined);
        return (
          <div className={classes['columns']}>
            <nav aria-label={documents.list} className={classes['list']}>
              {byType(list).map(([type, group]) => (
                <div key={type}>
                  <Text size="xs" fw={600} c="dimmed" px="sm" py={4}>
                    {documents.types[type]}
                  </Text>
                  {group.map((one) => {
                    const Icon = icons[one.sourceType];
                    const isChosen = one === chosen;
                    return (
                      <NavLink
                        key={one.documentId}
                        component={Link}
                        to={`${base}/documents/${encodeURIComponent(one.documentId)}`}
                        preventScrollReset
                        label={one.name}
                        description={one.summary || undefined}
                        leftSection={<Icon size={18} aria-hidden />}
                        active={isChosen}
                        aria-current={isChosen ? 'page' : undefined}
                        variant="light"
                      />
                    );
                  })}
                </div>
              ))}
            </nav>
            <article className={classes['content']}>
              {chosen ? (
                <Stack gap="md">
                  <div>
                    <Title order={2}>{chosen.name}</Title>
                    {chosen.summary && <Text c="dimmed">{chosen.summary}</Text>}
                  </div>
                  <DocumentView apiId={of.id} of={chosen} />
                </Stack>
              ) : (
                <EmptyState title={documents.choose} action={<Button variant="default" component={Link} to={`${base}/documents`}>{documents.list}</Button>} />
              )}
            </article>
          </div>
        );
      }}
    </QueryView>
  );
};
