import { Box, Button, Card, Center, Stack, Text } from '@mantine/core';
import { EmptyState, notifyDone, QueryView, Section, useSession } from '@quintet/web-kit';
import { IconMessages } from '@tabler/icons-react';
import { useApiId } from '../../../apis/use-api';
import { useStrings } from '../../../strings/pages';
import { CommentThread } from './comment-thread';
import { CommentWriter } from './comment-writer';
import { useCommentCalls, useComments } from './use-comments';

export const Component = () => {
  const { comments: words } = useStrings();
  const apiId = useApiId();
  const { can } = useSession();
  const calls = useCommentCalls(apiId);
  const query = useComments(apiId);
  return (
    <Box maw="60rem">
      <Section title={words.title} description={words.description}>
        {can('apim:comment_write', 'apim:comment_manage') && (
          <Card>
            <CommentWriter label={words.write} placeholder={words.writePlaceholder} action={words.post} send={(content) => calls.post(content)} onDone={() => notifyDone(words.posted)} />
          </Card>
        )}
        <QueryView
          query={query}
          isEmpty={({ pages }) => pages.every(({ list }) => list.length === 0)}
          empty={
            <EmptyState title={words.emptyTitle} icon={<IconMessages size={28} />}>
              {words.emptyText}
            </EmptyState>
          }
        >
          {({ pages }) => {
            const list = pages.flatMap((page) => page.list);
            const total = pages[0]?.pagination.total ?? list.length;
            return (
              <Stack gap="sm">
                <Text size="sm" c="dimmed" role="status">
                  {words.count(list.length, total)}
                </Text>
                <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: 'none' }} aria-label={words.list}>
                  {list.map((comment) => (
                    <CommentThread key={comment.id} apiId={apiId} comment={comment} />
                  ))}
                </Stack>
                {query.hasNextPage && (
                  <Center>
                    <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                      {words.more}
                    </Button>
                  </Center>
                )}
              </Stack>
            );
          }}
        </QueryView>
      </Section>
    </Box>
  );
};
