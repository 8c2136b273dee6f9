import { Button, Stack } from '@mantine/core';
import { notifyDone, useSession } from '@quintet/web-kit';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useStrings } from '../../strings';
import { CommentForm } from './comment-form';
import { CommentView } from './comment-view';
import classes from './comments.module.css';
import { repliesQuery, useCommentActions, type Comment } from './use-comments';

/** A comment and what was answered. */
export const Thread = ({ apiId, of }: { readonly apiId: string; readonly of: Comment }) => {
  const { comments } = useStrings();
  const { can } = useSession();
  const actions = useCommentActions(apiId);
  const [isAnswering, setAnswering] = useState(false);
  const [wantsAll, setWantsAll] = useState(false);
  const all = useQuery({ ...repliesQuery(apiId, of.id), enabled: wantsAll });
  const replies = all.data?.list ?? of.replies.list;
  const hidden = (all.data?.pagination.total ?? of.replies.pagination.total) - replies.length;
  return (
    <CommentView apiId={apiId} of={of} isReply={false} onReply={can('apim:subscribe') ? () => setAnswering(true) : undefined}>
      {(replies.length > 0 || isAnswering) && (
        <Stack gap="md" mt="xs" className={classes['replies']}>
          {replies.map((reply) => (
            <CommentView key={reply.id} apiId={apiId} of={reply} isReply />
          ))}
          {hidden > 0 && (
            <Button variant="subtle" size="compact-sm" loading={all.isFetching} onClick={() => setWantsAll(true)} style={{ alignSelf: 'flex-start' }}>
              {comments.moreReplies(hidden)}
            </Button>
          )}
          {isAnswering && (
            <CommentForm
              label={comments.yourReply(of.createdBy)}
              action={comments.reply}
              autoFocus
              send={async (content) => {
                await actions.add(content, of.id);
                notifyDone(comments.posted);
              }}
              onClose={() => setAnswering(false)}
            />
          )}
        </Stack>
      )}
    </CommentView>
  );
};
