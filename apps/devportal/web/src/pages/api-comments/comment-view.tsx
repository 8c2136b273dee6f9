import { Avatar, Badge, Button, Group, Stack, Text } from '@mantine/core';
import { confirm, notifyDone, Time, useSession } from '@quintet/web-kit';
import { useState, type ReactNode } from 'react';
import { useStrings } from '../../strings';
import { CommentForm } from './comment-form';
import classes from './comments.module.css';
import { useCommentActions, type Reply } from './use-comments';

export interface CommentViewProps {
  readonly apiId: string;
  readonly of: Reply;
  /** Undefined: it cannot be answered here. */
  readonly onReply?: (() => void) | undefined;
  readonly isReply: boolean;
  readonly children?: ReactNode;
}

/** What somebody wrote, with what the reader may do with it. */
export const CommentView = ({ apiId, of, onReply, isReply, children }: CommentViewProps) => {
  const { comments } = useStrings();
  const { session, can } = useSession();
  const actions = useCommentActions(apiId);
  const [isEdited, setEdited] = useState(false);
  const isOwn = session?.user.name === of.createdBy && can('apim:subscribe');
  const mayRemove = isOwn || can('apim:admin');
  const remove = (): void =>
    confirm({
      title: comments.removeTitle,
      text: isReply ? comments.removeReplyText : comments.removeText,
      action: comments.remove,
      run: async () => {
        await actions.remove(of.id);
        notifyDone(comments.removed);
      },
    });
  return (
    <Group component="article" wrap="nowrap" align="flex-start" gap="sm" aria-label={`${of.createdBy}: ${of.content.slice(0, 60)}`}>
      <Avatar size={isReply ? 28 : 36} color="quintet" radius="xl" aria-hidden>
        {of.createdBy.slice(0, 2).toUpperCase()}
      </Avatar>
      <Stack gap={4} className={classes['body']}>
        <Group gap="xs">
          <Text fw={600} size="sm">
            {of.createdBy}
          </Text>
          {of.entryPoint === 'publisher' && (
            <Badge size="sm" variant="light" tt="none">
              {comments.fromMakers}
            </Badge>
          )}
          <Text size="sm" c="dimmed">
            <Time value={of.createdTime} />
            {of.updatedTime && ` · ${comments.edited}`}
          </Text>
        </Group>
        {isEdited ? (
          <CommentForm
            label={comments.editLabel}
            action={comments.edit}
            initial={of.content}
            autoFocus
            send={async (content) => {
              await actions.change(of.id, content);
              notifyDone(comments.changed);
            }}
            onClose={() => setEdited(false)}
          />
        ) : (
          <Text className={classes['text']}>{of.content}</Text>
        )}
        {!isEdited && (
          <Group gap={4} ml={-8}>
            {onReply && (
              <Button variant="subtle" size="compact-sm" onClick={onReply} aria-label={comments.replyTo(of.createdBy)}>
                {comments.reply}
              </Button>
            )}
            {isOwn && (
              <Button variant="subtle" size="compact-sm" onClick={() => setEdited(true)}>
                {comments.edit}
              </Button>
            )}
            {mayRemove && (
              <Button variant="subtle" color="red" size="compact-sm" onClick={remove}>
                {comments.remove}
              </Button>
            )}
          </Group>
        )}
        {children}
      </Stack>
    </Group>
  );
};
