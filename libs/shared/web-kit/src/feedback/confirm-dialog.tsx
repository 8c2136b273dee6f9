import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useRef, useState, type ReactNode } from 'react';
import { useKitStrings } from '../strings/strings';
import { FaultAlert } from './fault-alert';

export interface ConfirmProps {
  readonly title: string;
  readonly text: ReactNode;
  /** On the button, such as "Delete the API". */
  readonly action: string;
  /** When given, it has to be typed: for what cannot be undone. */
  readonly typed?: string;
  /** The dialog stays, with the reason, when this fails. */
  readonly run: () => Promise<unknown>;
  readonly isDangerous?: boolean;
}

const ConfirmBody = ({ text, action, typed, run, isDangerous = true, close }: ConfirmProps & { readonly close: () => void }) => {
  const words = useKitStrings();
  const [given, setGiven] = useState('');
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const running = useRef(false);
  const submit = async () => {
    if (running.current || (typed !== undefined && given !== typed)) return;
    running.current = true;
    setBusy(true);
    setError(undefined);
    try {
      await run();
      close();
    } catch (failure) {
      setError(failure);
    } finally {
      running.current = false;
      setBusy(false);
    }
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Stack>
        {typeof text === 'string' ? <Text>{text}</Text> : text}
        {typed !== undefined && <TextInput label={words.typeToConfirm(typed)} value={given} onChange={(event) => setGiven(event.currentTarget.value)} autoComplete="off" data-autofocus />}
        {error !== undefined && <FaultAlert error={error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={close} data-autofocus={typed === undefined || undefined}>
            {words.cancel}
          </Button>
          <Button type="submit" color={isDangerous ? 'red' : undefined} loading={busy} disabled={typed !== undefined && given !== typed}>
            {action}
          </Button>
        </Group>
      </Stack>
    </form>
  );
};

const ConfirmDialog = (props: ConfirmProps & { readonly close: () => void }) => {
  const words = useKitStrings();
  return (
    <Modal opened onClose={props.close} title={props.title} closeButtonProps={{ 'aria-label': words.close }}>
      <ConfirmBody {...props} />
    </Modal>
  );
};

export default ConfirmDialog;
