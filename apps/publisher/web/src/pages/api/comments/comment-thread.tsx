import { Button, Paper, Stack } from '@mantine/core';
import { notifyDone, useSession } from '@quintet/web-kit';
import { IconCornerDownRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useStrings } from '../../../strings/pages';
import { CommentText } from './comment-text';
import { CommentWriter } from './comment-writer';
import { useCommentCalls, useReplies, type Comment } from './use-comments';

/** A comment with its replies, and a field for another one. */
export const CommentThread = ({ apiId, comment }: { readonly apiId: string; readonly comment: Comment }) => {
  const { comments: words } = useStrings();
  const { can } = useSession();
  const calls = useCommentCalls(apiId);
  const [replying, setReplying] = useState(false);
  const [wantsAll, setWantsAll] = useState(false);
  const all = useReplies(apiId, comment.id, wantsAll);
  const replies = all.data?.pages.flatMap(({ list }) => list) ?? comment.replies.list;
  const total = all.data?.pages[0]?.pagination.total ?? comment.replies.pagination.total;
  const missing = Math.max(0, total - replies.length);
  return (
    <Paper withBorder p="md" component="li">
      <CommentText apiId={apiId} comment={comment}>
        <Stack gap="md" mt="xs">
          {replies.length > 0 && (
            <Stack component="ul" gap="md" m={0} p={0} style={{ listStyle: 'none' }} aria-label={words.repliesOf(comment.createdBy)}>
              {replies.map((reply) => (
                <li key={reply.id}>
                  <CommentText apiId={apiId} comment={reply} />
                </li>
              ))}
            </Stack>
          )}
          {missing > 0 && (
            <div>
              <Button variant="subtle" size="compact-sm" loading={all.isFetching} onClick={() => (wantsAll ? void all.fetchNextPage() : setWantsAll(true))}>
                {words.moreReplies(missing)}
              </Button>
            </div>
          )}
          {can('apim:comment_write', 'apim:comment_manage') &&
            (replying ? (
              <CommentWriter
                label={words.replyText(comment.createdBy)}
                action={words.reply}
                send={(content) => calls.post(content, comment.id)}
                onCancel={() => setReplying(false)}
                onDone={() => {
                  setReplying(false);
                  notifyDone(words.replied);
                }}
              />
            ) : (
              <div>
                <Button variant="subtle" size="compact-sm" leftSection={<IconCornerDownRight size={14} aria-hidden />} onClick={() => setReplying(true)} aria-label={words.replyTo(comment.createdBy)}>
                  {words.reply}
                </Button>
              </div>
            ))}
        </Stack>
      </CommentText>
    </Paper>
  );
};
