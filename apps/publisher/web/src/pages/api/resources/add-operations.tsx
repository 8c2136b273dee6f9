import { Button, Chip, Group, Input, Modal, Stack, TextInput } from '@mantine/core';
import { useKitStrings } from '@quintet/web-kit';
import { useState, type SyntheticEvent } from 'react';
import { useStrings } from '../../../strings/pages';
import { pathFault, verbs } from './operation-list';
import classes from './resources.module.css';

export interface AddOperationsProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  /** @returns why nothing was added, if so */
  readonly onAdd: (path: string, verbs: readonly string[]) => string | undefined;
}

const AddForm = ({ onClose, onAdd }: Omit<AddOperationsProps, 'opened'>) => {
  const { resources: words } = useStrings();
  const kit = useKitStrings();
  const [path, setPath] = useState('/');
  const [chosen, setChosen] = useState<string[]>(['GET']);
  const [faults, setFaults] = useState<{ readonly path?: string | undefined; readonly verbs?: string | undefined }>({});
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    event.stopPropagation(); // for React this form is inside that of the page
    const fault = pathFault(path === '/' ? '' : path);
    const found = { path: fault && words.pathFaults[fault], verbs: chosen.length === 0 ? words.verbsNeeded : undefined };
    setFaults(found);
    if (found.path !== undefined || found.verbs !== undefined) return;
    const refused = onAdd(path, chosen);
    if (refused === undefined) onClose();
    else setFaults({ path: refused });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <TextInput label={words.path} description={words.pathHelp} value={path} onChange={(event) => setPath(event.currentTarget.value)} error={faults.path} className={classes['code']} autoComplete="off" spellCheck={false} data-autofocus required />
        <Input.Wrapper label={words.verbs} labelElement="div" error={faults.verbs}>
          <Chip.Group multiple value={chosen} onChange={setChosen}>
            <Group gap="xs" mt={4} role="group" aria-label={words.verbs}>
              {verbs.map((verb) => (
                <Chip key={verb} value={verb} size="sm" radius="sm">
                  {verb}
                </Chip>
              ))}
            </Group>
          </Chip.Group>
        </Input.Wrapper>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {kit.cancel}
          </Button>
          <Button type="submit">{words.addAction}</Button>
        </Group>
      </Stack>
    </form>
  );
};

/** Asks for a path and the verbs that it answers to. */
export const AddOperations = ({ opened, onClose, onAdd }: AddOperationsProps) => {
  const { resources: words } = useStrings();
  const kit = useKitStrings();
  return (
    <Modal opened={opened} onClose={onClose} title={words.addTitle} closeButtonProps={{ 'aria-label': kit.close }}>
      <AddForm onClose={onClose} onAdd={onAdd} />
    </Modal>
  );
};
