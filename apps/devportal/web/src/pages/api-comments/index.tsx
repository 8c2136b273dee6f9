import { Anchor, Stack, Text } from '@mantine/core';
import { EmptyState, formatNumber, notifyDone, Pager, QueryView, usePaging, useKitStrings, useSession } from '@quintet/web-kit';
import { useQuery } from '@tanstack/react-query';
import { useStrings } from '../../strings';
import { useApi } from '../api/use-api';
import { CommentForm } from './comment-form';
import { Thread } from './thread';
import { commentsQuery, useCommentActions } from './use-comments';

/** What its users say about an API, and what its makers answer. */
export const Component = () => {
  const { comments } = useStrings();
  const kit = useKitStrings();
  const of = useApi();
  const { session, can, loginUrl } = useSession();
  const paging = usePaging();
  const query = useQuery(commentsQuery(of.id, paging));
  const actions = useCommentActions(of.id);
  const add = async (content: string): Promise<void> => {
    await actions.add(content);
    paging.setOffset(0);
    notifyDone(comments.posted);
  };
  return (
    <Stack gap="lg" maw={760}>
      {can('apim:subscribe') ? (
        <CommentForm label={comments.write} action={comments.post} placeholder={comments.placeholder} send={add} />
      ) : (
        <Text c="dimmed">
          {session ? (
            comments.waits
          ) : (
            <>
              {comments.alone}{' '}
              <Anchor href={loginUrl()} underline="always">
                {kit.logIn}
              </Anchor>
            </>
          )}
        </Text>
      )}
      <QueryView query={query} isEmpty={({ pagination }) => pagination.total === 0} empty={<EmptyState title={comments.emptyTitle}>{comments.emptyText}</EmptyState>}>
        {({ list, pagination }) => (
          <Stack gap="lg" component="section" aria-label={comments.title}>
            <Text size="sm" c="dimmed" role="status">
              {comments.count(formatNumber(pagination.total))}
            </Text>
            {list.map((one) => (
              <Thread key={one.id} apiId={of.id} of={one} />
            ))}
            <Pager {...paging} total={pagination.total} />
          </Stack>
        )}
      </QueryView>
    </Stack>
  );
};
