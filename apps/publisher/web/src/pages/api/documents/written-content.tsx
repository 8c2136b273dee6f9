import { Paper, SegmentedControl, Text, Textarea } from '@mantine/core';
import { ApiFormView, notifyDone, QueryView, useApiForm } from '@quintet/web-kit';
import { lazy, Suspense, useDeferredValue, useEffect, useRef, useState } from 'react';
import { z } from 'zod';
import { strings, useStrings } from '../../../strings/pages';
import classes from './documents.module.css';
import { giveContent, readDocument, readWritten, useForgetDocuments, useWritten, type WrittenDocument } from './use-documents';

const Markdown = lazy(async () => ({ default: (await import('@quintet/web-kit/markdown')).Markdown }));
const maxLength = 1_000_000;
const schema = z.object({ text: z.string().max(maxLength, strings.documents.tooLong) });

/** As developers see it. */
export const Preview = ({ text, isMarkdown }: { readonly text: string; readonly isMarkdown: boolean }) => {
  const { documents: words } = useStrings();
  const shown = useDeferredValue(text);
  return (
    <Paper withBorder p="md" className={classes['preview']} tabIndex={0} role="region" aria-label={words.preview}>
      {shown.trim() === '' ? (
        <Text c="dimmed">{words.nothingYet}</Text>
      ) : isMarkdown ? (
        <Suspense>
          <Markdown>{shown}</Markdown>
        </Suspense>
      ) : (
        <Text style={{ whiteSpace: 'pre-wrap' }}>{shown}</Text>
      )}
    </Paper>
  );
};

const Writer = ({ apiId, read }: { readonly apiId: string; readonly read: WrittenDocument }) => {
  const { documents: words } = useStrings();
  const { documentId, sourceType } = read.document;
  const forget = useForgetDocuments(apiId);
  const base = useRef(read);
  const [view, setView] = useState('write');
  const form = useApiForm<{ readonly text: string }, void>({
    schema,
    initialValues: { text: read.text },
    submit: async ({ text }) => {
      await giveContent(apiId, documentId, base.current.etag, { inlineContent: text });
      base.current = { ...(await readDocument(apiId, documentId)), text };
    },
    fieldOf: (field) => (field === 'inlineContent' ? 'text' : field),
    readCurrent: async () => {
      base.current = await readWritten(apiId, documentId);
      return { text: base.current.text };
    },
    onDone: () => {
      void forget();
      notifyDone(words.contentSaved);
    },
  });
  const { isDirty, busy } = form;
  useEffect(() => {
    if (!isDirty && !busy) base.current = read;
  }, [isDirty, busy, read]);
  const isMarkdown = sourceType === 'MARKDOWN';
  const { text } = form.form.values;
  return (
    <ApiFormView form={form} isEditing action={words.saveContent} labels={{ text: words.text }}>
      {isMarkdown && (
        <SegmentedControl
          className={classes['choice']}
          aria-label={words.view}
          value={view}
          onChange={setView}
          data={[
            { value: 'write', label: words.write },
            { value: 'preview', label: words.preview },
          ]}
        />
      )}
      <div className={isMarkdown ? classes['sides'] : undefined} data-view={view}>
        <Textarea
          className={classes['writer']}
          label={isMarkdown ? words.markdown : words.text}
          description={isMarkdown ? words.markdownHelp : undefined}
          {...form.form.getInputProps('text')}
          autosize
          minRows={18}
          maxRows={40}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          spellCheck
        />
        {isMarkdown && (
          <div className={classes['side']}>
            <Text size="sm" fw={500} className={classes['sideTitle']}>
              {words.preview}
            </Text>
            <Preview text={text} isMarkdown />
          </div>
        )}
      </div>
    </ApiFormView>
  );
};

/** The text of a document, to write or to read. */
export const WrittenContent = ({ apiId, documentId, isReadOnly }: { readonly apiId: string; readonly documentId: string; readonly isReadOnly: boolean }) => (
  <QueryView query={useWritten(apiId, documentId)}>
    {(read) => (isReadOnly ? <Preview text={read.text} isMarkdown={read.document.sourceType === 'MARKDOWN'} /> : <Writer key={`${documentId} ${read.document.sourceType}`} apiId={apiId} read={read} />)}
  </QueryView>
);
