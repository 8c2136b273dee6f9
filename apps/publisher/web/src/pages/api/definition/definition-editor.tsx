import { Alert, Button, Group, SegmentedControl, Text } from '@mantine/core';
import { CodeBlock, FaultAlert, isProblem, notifyDone, UnsavedGuard, useKitStrings } from '@quintet/web-kit';
import { IconUsers } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { apiKeys } from '../../../apis/use-api';
import { CodeEditor, type EditorHandle, type LineFault } from '../../../editor/code-editor';
import { DiffView } from '../../../editor/diff-view';
import { useStrings } from '../../../strings/pages';
import { formatOf, writeAs, type Format } from './definition-text';
import { DefinitionTools } from './definition-tools';
import { FaultList, FaultSummary } from './faults';
import { checkDefinition, readDefinition, saveDefinition, type ReadDefinition } from './use-definition';
import { placed, useFaults } from './use-faults';

export interface DefinitionEditorProps {
  readonly apiId: string;
  readonly name: string;
  readonly read: ReadDefinition;
  readonly isReadOnly: boolean;
}

/** As it would be written in the other notation, or as it is where it cannot be read. */
const inFormat = (format: Format, text: string): string | undefined => {
  try {
    return writeAs(format, text);
  } catch {
    return undefined;
  }
};

/** The text of a definition, checked while it is written; saved for the version that it was read from. */
export const DefinitionEditor = ({ apiId, name, read, isReadOnly }: DefinitionEditorProps) => {
  const { definition: words } = useStrings();
  const kit = useKitStrings();
  const client = useQueryClient();
  const [base, setBase] = useState(read);
  const [text, setText] = useState(read.text);
  const [theirs, setTheirs] = useState<ReadDefinition>();
  const [comparesTheirs, setComparesTheirs] = useState(false);
  const [error, setError] = useState<unknown>();
  const [refused, setRefused] = useState<readonly LineFault[]>([]);
  const [busy, setBusy] = useState(false);
  const running = useRef(false);
  const handle = useRef<EditorHandle>(null);
  const live = useFaults(isReadOnly ? '' : text);
  const format = formatOf(text);
  // Without reading the text at each key: it may be long.
  const baseJson = useMemo(() => (format === 'json' ? inFormat('json', base.text) : undefined), [format, base]);
  const isDirty = text !== base.text && text !== baseJson;
  const faults = live.state === 'too long' ? refused : live.faults;

  useEffect(() => {
    if (isDirty || busy || read === base) return;
    setBase(read);
    setText(formatOf(text) === 'json' ? (inFormat('json', read.text) ?? read.text) : read.text);
  }, [read, base, isDirty, busy, text]);

  const change = (to: string): void => {
    setText(to);
    setRefused([]);
    setError(undefined);
  };
  const rewrite = (to: Format): void => {
    const written = inFormat(to, text);
    if (written === undefined) setError(new Error(words.notReadable));
    else change(written);
  };
  const saved = async (): Promise<void> => {
    const now = await readDefinition(apiId);
    setBase(now);
    setText(formatOf(text) === 'json' ? (inFormat('json', now.text) ?? now.text) : now.text);
    client.setQueryData([...apiKeys.of(apiId), 'definition'], now);
    void client.invalidateQueries({ queryKey: apiKeys.of(apiId), predicate: ({ queryKey }) => queryKey[2] !== 'definition' });
    void client.invalidateQueries({ queryKey: apiKeys.list });
    notifyDone(words.saved);
  };
  const refuse = async (failure: unknown): Promise<void> => {
    if (isProblem(failure, 412)) return setTheirs(await readDefinition(apiId));
    setError(failure);
    if (isProblem(failure, 400) && live.state === 'too long') setRefused(placed(text, (await checkDefinition(text)).faults));
  };
  const save = async (etag: string | undefined): Promise<void> => {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    setError(undefined);
    try {
      await saveDefinition(apiId, text, etag);
      setTheirs(undefined);
      await saved();
    } catch (failure) {
      await refuse(failure).catch(setError);
    } finally {
      running.current = false;
      setBusy(false);
    }
  };
  const takeTheirs = (): void => {
    if (!theirs) return;
    setBase(theirs);
    setText(theirs.text);
    client.setQueryData([...apiKeys.of(apiId), 'definition'], theirs);
    setTheirs(undefined);
  };

  return (
    <>
      <DefinitionTools name={name} text={text} isReadOnly={isReadOnly} status={!isReadOnly && <FaultSummary faults={faults} state={live.state} />} onUpload={change} onFailed={setError} onLayOut={() => rewrite(format)}>
        <SegmentedControl aria-label={words.format} size="sm" data={(['yaml', 'json'] as const).map((value) => ({ value, label: words.formats[value]! }))} value={format} onChange={(to) => rewrite(to as Format)} />
      </DefinitionTools>
      {theirs && (
        <Alert color="yellow" icon={<IconUsers aria-hidden />} title={kit.conflictTitle} role="alert">
          <Text size="sm">{words.conflict}</Text>
          <Group mt="sm" gap="xs">
            <Button size="xs" variant="default" onClick={() => setComparesTheirs(!comparesTheirs)} aria-expanded={comparesTheirs}>
              {words.showTheirs}
            </Button>
            <Button size="xs" onClick={() => void save(theirs.etag)} loading={busy}>
              {words.keepMine}
            </Button>
            <Button size="xs" variant="default" onClick={takeTheirs}>
              {words.takeTheirs}
            </Button>
          </Group>
        </Alert>
      )}
      {theirs && comparesTheirs && <DiffView label={words.theirs} before={theirs.text} after={inFormat('yaml', text) ?? text} language="yaml" />}
      {isReadOnly ? <CodeBlock label={words.editor} code={text} /> : <CodeEditor label={words.editor} value={text} onChange={change} language={format} faults={faults} handle={handle} />}
      <FaultList faults={faults} onGoTo={(fault) => handle.current?.goTo(fault.line, fault.column)} />
      {error !== undefined && <FaultAlert error={error} />}
      {!isReadOnly && (
        <Group justify="space-between" gap="sm">
          <Text size="xs" c="dimmed">
            {words.keys}
          </Text>
          <Group gap="sm" ml="auto">
            {isDirty && (
              <Button variant="default" disabled={busy} onClick={() => change(base.text)}>
                {kit.discard}
              </Button>
            )}
            <Button onClick={() => void save(base.etag)} loading={busy} disabled={!isDirty}>
              {words.save}
            </Button>
          </Group>
        </Group>
      )}
      <UnsavedGuard when={isDirty && !busy} />
    </>
  );
};
