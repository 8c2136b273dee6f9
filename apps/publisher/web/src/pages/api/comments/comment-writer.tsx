import { Text, Textarea } from '@mantine/core';
import { ApiFormView, useApiForm } from '@quintet/web-kit';
import { z } from 'zod';
import { strings, useStrings } from '../../../strings/pages';
import { maxLength } from './use-comments';

export interface CommentWriterProps {
  readonly label: string;
  readonly placeholder?: string;
  readonly action: string;
  readonly initial?: string;
  readonly send: (content: string) => Promise<unknown>;
  readonly onDone: () => void;
  readonly onCancel?: () => void;
}

const schema = z.object({ content: z.string().trim().min(1, strings.comments.needed).max(maxLength, strings.comments.tooLong) });
const warnFrom = 100;

/** A field for a comment or a reply, which is empty again once it was sent. */
export const CommentWriter = ({ label, placeholder, action, initial = '', send, onDone, onCancel }: CommentWriterProps) => {
  const { comments: words } = useStrings();
  const form = useApiForm<{ readonly content: string }>({
    schema,
    initialValues: { content: initial },
    submit: ({ content }) => send(content.trim()),
    onDone: () => {
      form.form.setInitialValues({ content: '' });
      form.form.setValues({ content: '' });
      onDone();
    },
  });
  const left = maxLength - form.form.values.content.length;
  return (
    <ApiFormView form={form} action={action} onCancel={onCancel}>
      <Textarea label={label} placeholder={placeholder} {...form.form.getInputProps('content')} autosize minRows={2} maxRows={10} maxLength={maxLength} data-autofocus={onCancel ? true : undefined} autoFocus={onCancel !== undefined} />
      {left < warnFrom && (
        <Text size="xs" c="dimmed" role="status">
          {words.left(left)}
        </Text>
      )}
    </ApiFormView>
  );
};
