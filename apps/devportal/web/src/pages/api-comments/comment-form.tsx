import { Text, Textarea } from '@mantine/core';
import { ApiFormView, useApiForm } from '@quintet/web-kit';
import { useMemo } from 'react';
import { z } from 'zod';
import { useStrings } from '../../strings';

export const maxCharacters = 512;
/** From here on a writer is told how much room is left. */
const tellFrom = 100;

export interface CommentFormProps {
  readonly label: string;
  readonly action: string;
  readonly initial?: string;
  readonly placeholder?: string;
  readonly autoFocus?: boolean;
  readonly send: (content: string) => Promise<unknown>;
  /** Undefined: the form stays, and is emptied. */
  readonly onClose?: () => void;
}

/** A few lines of text. */
export const CommentForm = ({ label, action, initial = '', placeholder, autoFocus = false, send, onClose }: CommentFormProps) => {
  const { comments } = useStrings();
  const schema = useMemo(() => z.object({ content: z.string().trim().min(1, comments.needed).max(maxCharacters) }), [comments]);
  const form = useApiForm({
    schema,
    initialValues: { content: initial },
    submit: ({ content }) => send(content.trim()),
    onDone: () => {
      if (onClose) return onClose();
      form.form.setInitialValues({ content: '' });
      form.form.setValues({ content: '' });
      form.form.resetDirty({ content: '' });
    },
  });
  const left = maxCharacters - form.form.getValues().content.length;
  return (
    <ApiFormView form={form} action={action} onCancel={onClose} isGuarded={form.isDirty}>
      <Textarea label={label} placeholder={placeholder} autosize minRows={2} maxRows={8} maxLength={maxCharacters} data-autofocus={autoFocus || undefined} autoFocus={autoFocus} {...form.form.getInputProps('content')} />
      {left <= tellFrom && (
        <Text size="xs" c="dimmed" role="status">
          {comments.left(left)}
        </Text>
      )}
    </ApiFormView>
  );
};
