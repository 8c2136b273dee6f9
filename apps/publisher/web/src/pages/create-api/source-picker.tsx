import { Button, Group, SegmentedControl, Stack, Text, Textarea, TextInput, VisuallyHidden } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { formatBytes, useFilter } from '@quintet/web-kit';
import { IconFileImport } from '@tabler/icons-react';
import { useId, useState } from 'react';
import type { DefinitionSource } from '../../definition/check-source';
import { useStrings } from '../../strings/pages';

const maxBytes = 10 * 1024 * 1024;
const kinds = ['file', 'url', 'text'] as const;
type Kind = (typeof kinds)[number];

export interface SourcePickerProps {
  readonly busy: boolean;
  readonly onSource: (source: DefinitionSource) => void;
  /** Something else was chosen or typed: what was said of the former does not count any more. @param typed what would be lost with the page */
  readonly onChange: (typed: string) => void;
}

const FileSource = ({ busy, onSource, onChange }: SourcePickerProps) => {
  const { createApi } = useStrings();
  const [chosen, setChosen] = useState<File>();
  const [refused, setRefused] = useState(false);
  const take = async ([file]: readonly File[]) => {
    if (!file) return;
    onChange('');
    setRefused(false);
    setChosen(file);
    onSource({ kind: 'file', text: await file.text(), name: file.name });
  };
  return (
    <Stack gap="xs">
      <Dropzone onDrop={(files) => void take(files)} onReject={() => setRefused(true)} multiple={false} maxSize={maxBytes} loading={busy} inputProps={{ 'aria-label': createApi.drop }} aria-label={createApi.drop}>
        <Stack align="center" gap={4} py="md" style={{ pointerEvents: 'none' }}>
          <IconFileImport size={32} aria-hidden />
          <Text fw={600}>{chosen ? createApi.chosen(chosen.name, formatBytes(chosen.size)) : createApi.drop}</Text>
          <Text size="sm" c="dimmed">
            {chosen ? createApi.otherFile : createApi.dropText}
          </Text>
        </Stack>
      </Dropzone>
      {refused && (
        <Text size="sm" c="var(--mantine-color-error)" role="alert">
          {createApi.dropRefused}
        </Text>
      )}
    </Stack>
  );
};

const UrlSource = ({ busy, onSource, onChange }: SourcePickerProps) => {
  const { createApi } = useStrings();
  const [url, setUrl] = useState('');
  const [fault, setFault] = useState<string>();
  const check = () => {
    const given = url.trim();
    if (!/^https?:\/\//i.test(given) || !URL.canParse(given)) return setFault(createApi.urlRule);
    onSource({ kind: 'url', url: given });
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        check();
      }}
    >
      <Stack>
        <TextInput
          type="url"
          label={createApi.url}
          description={createApi.urlText}
          placeholder="https://example.com/openapi.yaml"
          value={url}
          error={fault}
          onChange={(event) => {
            setUrl(event.currentTarget.value);
            setFault(undefined);
            onChange('');
          }}
        />
        <Group>
          <Button type="submit" variant="default" loading={busy}>
            {createApi.check}
          </Button>
        </Group>
      </Stack>
    </form>
  );
};

const TextSource = ({ busy, onSource, onChange }: SourcePickerProps) => {
  const { createApi } = useStrings();
  const [text, setText] = useState('');
  const [fault, setFault] = useState<string>();
  const check = () => (text.trim() === '' ? setFault(createApi.textRule) : onSource({ kind: 'text', text }));
  return (
    <Stack>
      <Textarea
        label={createApi.text}
        autosize
        minRows={8}
        maxRows={20}
        spellCheck={false}
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 'var(--mantine-font-size-sm)' } }}
        value={text}
        error={fault}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setFault(undefined);
          onChange(event.currentTarget.value);
        }}
      />
      <Group>
        <Button variant="default" loading={busy} onClick={check}>
          {createApi.check}
        </Button>
      </Group>
    </Stack>
  );
};

const pickers: Readonly<Record<Kind, (props: SourcePickerProps) => React.ReactNode>> = { file: FileSource, url: UrlSource, text: TextSource };

/** A file, an address, or text that is pasted. */
export const SourcePicker = (props: SourcePickerProps) => {
  const { createApi } = useStrings();
  const [given, setKind] = useFilter('from', kinds[0]);
  const kind = kinds.find((one) => one === given) ?? kinds[0];
  const label = useId();
  const Picker = pickers[kind];
  return (
    <Stack>
      <VisuallyHidden id={label}>{createApi.source}</VisuallyHidden>
      <SegmentedControl
        aria-labelledby={label}
        value={kind}
        onChange={(value) => {
          setKind(value);
          props.onChange('');
        }}
        data={kinds.map((value) => ({ value, label: createApi.sources[value] }))}
      />
      <Picker key={kind} {...props} />
    </Stack>
  );
};
