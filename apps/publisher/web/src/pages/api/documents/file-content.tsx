import { Button, FileButton, Group, Text } from '@mantine/core';
import { notifyDone, notifyFailed } from '@quintet/web-kit';
import { IconDownload, IconUpload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { useStrings } from '../../../strings/pages';
import { saveFile } from '../download-definition';
import { giveContent, maxFileBytes, readContent, useForgetDocuments, type ReadDocument } from './use-documents';

/** The file of a document: to be had, and to be replaced. */
export const FileContent = ({ apiId, read, isReadOnly }: { readonly apiId: string; readonly read: ReadDocument; readonly isReadOnly: boolean }) => {
  const { documents: words } = useStrings();
  const { documentId, fileName } = read.document;
  const forget = useForgetDocuments(apiId);
  const reset = useRef<() => void>(null);
  const upload = useMutation({
    mutationFn: async (file: File) => {
      if (file.size > maxFileBytes) throw new Error(words.fileTooLarge);
      await giveContent(apiId, documentId, read.etag, { file });
      await forget();
      return file.name;
    },
    onSuccess: (name) => notifyDone(words.uploaded(name)),
    onError: (error) => notifyFailed(words.uploadFailed, error),
    onSettled: () => reset.current?.(),
  });
  const download = useMutation({
    mutationFn: async () => {
      const content = await readContent(apiId, documentId);
      if (content) saveFile(fileName, content);
    },
    onError: (error) => notifyFailed(words.downloadFailed, error),
  });
  return (
    <Group gap="sm">
      {fileName === '' ? (
        <Text>{words.noContent}</Text>
      ) : (
        <>
          <Text ff="monospace" size="sm">
            {fileName}
          </Text>
          <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />} loading={download.isPending} onClick={() => download.mutate()}>
            {words.download}
          </Button>
        </>
      )}
      {!isReadOnly && (
        <FileButton onChange={(file) => file && upload.mutate(file)} resetRef={reset} inputProps={{ 'aria-label': words.file }}>
          {(props) => (
            <Button variant={fileName === '' ? 'filled' : 'default'} leftSection={<IconUpload size={16} aria-hidden />} loading={upload.isPending} {...props}>
              {fileName === '' ? words.upload : words.replace}
            </Button>
          )}
        </FileButton>
      )}
    </Group>
  );
};
