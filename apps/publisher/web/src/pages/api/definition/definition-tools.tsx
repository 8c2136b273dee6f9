import { Button, FileButton, Group } from '@mantine/core';
import { notifyDone } from '@quintet/web-kit';
import { IconDownload, IconIndentIncrease, IconUpload } from '@tabler/icons-react';
import { useRef, type ReactNode } from 'react';
import { useStrings } from '../../../strings/pages';
import { saveFile } from '../download-definition';
import { formatOf, mediaTypeOf } from './definition-text';

const maxBytes = 10 * 1024 * 1024;

export interface DefinitionToolsProps {
  /** Of the API, for the name of the file. */
  readonly name: string;
  readonly text: string;
  readonly isReadOnly: boolean;
  readonly onUpload: (text: string) => void;
  readonly onFailed: (error: unknown) => void;
  readonly onLayOut: () => void;
  /** At the end of the line. */
  readonly status: ReactNode;
  readonly children: ReactNode;
}

const download = (name: string, text: string): void => {
  const format = formatOf(text);
  saveFile(`${name}.${format}`, new Blob([text], { type: mediaTypeOf[format] }));
};

/** What can be done with the text as a whole. */
export const DefinitionTools = ({ name, text, isReadOnly, onUpload, onFailed, onLayOut, status, children }: DefinitionToolsProps) => {
  const { definition: words } = useStrings();
  const reset = useRef<() => void>(null);
  const load = async (file: File | null): Promise<void> => {
    reset.current?.();
    if (!file) return;
    if (file.size > maxBytes) return onFailed(new Error(words.tooLarge));
    onUpload(await file.text());
    notifyDone(words.loaded(file.name));
  };
  return (
    <Group gap="xs">
      {children}
      {!isReadOnly && (
        <>
          <Button variant="default" leftSection={<IconIndentIncrease size={16} aria-hidden />} onClick={onLayOut}>
            {words.layOut}
          </Button>
          <FileButton onChange={(file) => void load(file).catch(onFailed)} accept=".json,.yaml,.yml,application/json,application/yaml" resetRef={reset} inputProps={{ 'aria-label': words.uploadLabel }}>
            {(props) => (
              <Button variant="default" leftSection={<IconUpload size={16} aria-hidden />} {...props}>
                {words.upload}
              </Button>
            )}
          </FileButton>
        </>
      )}
      <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />} onClick={() => download(name, text)}>
        {words.download}
      </Button>
      <div style={{ marginInlineStart: 'auto' }}>{status}</div>
    </Group>
  );
};
