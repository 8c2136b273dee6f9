import { ActionIcon, Avatar, Badge, Group, Stack, Text } from '@mantine/core';
import { confirm, notifyDone, Time, useSession } from '@quintet/web-kit';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useStrings } from '../../../strings/pages';
import { CommentWriter } from './comment-writer';
import { useCommentCalls, type Comment, type Reply } from './use-comments';

const nameOf = ({ createdBy, commenterInfo }: Comment | Reply): string => commenterInfo?.fullName || createdBy;

export interface CommentTextProps {
  readonly apiId: string;
  readonly comment: Comment | Reply;
  /** Below the text, such as a button to reply. */
  readonly children?: ReactNode;
}

/** A comment or a reply: who, when, what; to be changed by who wrote it, and deleted by him or a moderator. What was written is text, whatever stands in it. */
export const CommentText = ({ apiId, comment, children }: CommentTextProps) => {
  const { comments: words } = useStrings();
  const { session, can } = useSession();
  const calls = useCommentCalls(apiId);
  const [editing, setEditing] = useState(false);
  const name = nameOf(comment);
  const isMine = session?.user.name === comment.createdBy;
  const mayChange = isMine && can('apim:comment_write', 'apim:comment_manage');
  const mayRemove = mayChange || can('apim:comment_manage', 'apim:admin');
  const remove = (): void =>
    confirm({
      title: words.removeTitle,
      text: 'replies' in comment && comment.replies.pagination.total > 0 ? words.removeText : words.removeReplyText,
      action: words.removeAction,
      run: async () => {
        await calls.remove(comment.id);
        notifyDone(words.removed);
      },
    });
  return (
    <Group align="flex-start" wrap="nowrap" gap="sm">
      <Avatar color="initials" name={name} radius="xl" size={36} aria-hidden />
      <Stack gap={4} flex={1} miw={0}>
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <Group gap="xs" mih={28}>
            <Text fw={600} size="sm">
              {name}
            </Text>
            {comment.entryPoint === 'publisher' && <Badge>{words.fromPublisher}</Badge>}
            <Text size="sm" c="dimmed">
              <Time value={comment.createdTime} />
              {comment.updatedTime && ` · ${words.edited}`}
            </Text>
          </Group>
          <Group gap={2} wrap="nowrap">
            {mayChange && (
              <ActionIcon variant="subtle" color="gray" onClick={() => setEditing(!editing)} aria-label={words.edit(name)} aria-expanded={editing}>
                <IconPencil size={15} aria-hidden />
              </ActionIcon>
            )}
            {mayRemove && (
              <ActionIcon variant="subtle" color="gray" onClick={remove} aria-label={words.remove(name)}>
                <IconTrash size={15} aria-hidden />
              </ActionIcon>
            )}
          </Group>
        </Group>
        {editing ? (
          <CommentWriter
            label={words.editText}
            action={words.change}
            initial={comment.content}
            send={(content) => calls.change(comment.id, content)}
            onCancel={() => setEditing(false)}
            onDone={() => {
              setEditing(false);
              notifyDone(words.changed);
            }}
          />
        ) : (
          <Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
            {comment.content}
          </Text>
        )}
        {children}
      </Stack>
    </Group>
  );
};
