import { FileInput, Modal, NativeSelect, SimpleGrid, Text, Textarea, TextInput } from '@mantine/core';
import { ApiFormView, ApiProblem, isProblem, notifyDone, notifyFailed, useApiForm, useKitStrings } from '@quintet/web-kit';
import { useRef } from 'react';
import { useStrings } from '../../../strings/pages';
import { bodyOf, documentSchema, formOf, sources, types, visibilities, type DocumentForm } from './document-form';
import { changeDocument, createDocument, giveContent, readDocument, useForgetDocuments, type ApiDocument, type ReadDocument } from './use-documents';

export interface DocumentDialogProps {
  readonly apiId: string;
  /** The one that is changed; undefined: a new one; null: the dialog is closed. */
  readonly read: ReadDocument | undefined | null;
  readonly onClose: () => void;
  readonly onDone?: (document: ApiDocument) => void;
}

/** A name that is taken is said of the field, beside which it is shown. */
const aboutName = async <T,>(call: Promise<T>, reason: string): Promise<T> => {
  try {
    return await call;
  } catch (error) {
    if (!isProblem(error, 409)) throw error;
    throw new ApiProblem(409, { code: error.code, title: error.title, faults: [{ field: 'name', reason }] });
  }
};

const Fields = ({ apiId, read, onClose, onDone }: Omit<DocumentDialogProps, 'read'> & { readonly read: ReadDocument | undefined }) => {
  const { documents: words } = useStrings();
  const forget = useForgetDocuments(apiId);
  const base = useRef(read);
  const isNew = read === undefined;
  const form = useApiForm<DocumentForm, ApiDocument>({
    schema: documentSchema(isNew),
    initialValues: formOf(read?.document),
    submit: async (values) => {
      const body = bodyOf(values);
      if (base.current) return aboutName(changeDocument(apiId, base.current, body), words.nameTaken);
      const made = await aboutName(createDocument(apiId, body), words.nameTaken);
      if (values.file) await giveContent(apiId, made.documentId, undefined, { file: values.file }).catch((error: unknown) => notifyFailed(words.contentMissing, error));
      return made;
    },
    readCurrent: async () => {
      base.current = await readDocument(apiId, read!.document.documentId);
      return formOf(base.current.document);
    },
    onDone: (document) => {
      void forget();
      notifyDone(isNew ? words.created(document.name) : words.changed(document.name));
      onClose();
      onDone?.(document);
    },
  });
  const { getInputProps, values } = form.form;
  const choices = (all: readonly string[], names: Readonly<Record<string, string>>) => all.map((value) => ({ value, label: names[value] ?? value }));
  const labels = { name: words.name, type: words.type, otherTypeName: words.otherType, summary: words.summary, sourceType: words.source, sourceUrl: words.url, visibility: words.visibility };
  return (
    <ApiFormView form={form} onCancel={onClose} action={isNew ? words.create : undefined} isGuarded={false} labels={labels}>
      <TextInput label={words.name} {...getInputProps('name')} required maxLength={60} data-autofocus />
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <NativeSelect label={words.type} data={choices(types, words.types)} {...getInputProps('type')} />
        {values.type === 'OTHER' ? <TextInput label={words.otherType} {...getInputProps('otherTypeName')} required maxLength={255} /> : <NativeSelect label={words.visibility} data={choices(visibilities, words.visibilities)} {...getInputProps('visibility')} />}
      </SimpleGrid>
      {values.type === 'OTHER' && <NativeSelect label={words.visibility} data={choices(visibilities, words.visibilities)} {...getInputProps('visibility')} />}
      <Textarea label={words.summary} {...getInputProps('summary')} autosize minRows={2} maxRows={6} maxLength={32_766} />
      <NativeSelect label={words.source} data={choices(sources, words.sources)} {...getInputProps('sourceType')} />
      {!isNew && values.sourceType !== read.document.sourceType && (
        <Text size="sm" c="dimmed">
          {words.sourceKept}
        </Text>
      )}
      {values.sourceType === 'URL' && <TextInput label={words.url} {...getInputProps('sourceUrl')} type="url" required placeholder="https://" />}
      {values.sourceType === 'FILE' && isNew && <FileInput label={words.file} description={words.fileHelp} {...getInputProps('file')} required clearable clearButtonProps={{ 'aria-label': words.remove(values.file?.name ?? '') }} />}
    </ApiFormView>
  );
};

/** What a document is; its text is written on a page of its own. */
export const DocumentDialog = ({ read, ...props }: DocumentDialogProps) => {
  const { documents: words } = useStrings();
  const kit = useKitStrings();
  return (
    <Modal opened={read !== null} onClose={props.onClose} size="lg" closeOnClickOutside={false} title={read ? words.editTitle(read.document.name) : words.addTitle} closeButtonProps={{ 'aria-label': kit.close }}>
      {read !== null && <Fields key={read?.document.documentId ?? ''} read={read} {...props} />}
    </Modal>
  );
};
