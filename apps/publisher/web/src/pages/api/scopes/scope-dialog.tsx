import { Button, Group, Modal, Stack, TagsInput, Textarea, TextInput } from '@mantine/core';
import { useKitStrings, useSession } from '@quintet/web-kit';
import { useState, type SyntheticEvent } from 'react';
import { useStrings } from '../../../strings/pages';
import { nameFault, type ApiScope } from './scope-form';

export interface ScopeDialogProps {
  /** The one that is changed; undefined: a new one; null: the dialog is closed. */
  readonly scope: ApiScope | undefined | null;
  readonly taken: readonly string[];
  readonly onClose: () => void;
  readonly onDone: (scope: ApiScope) => void;
}

const ScopeFields = ({ scope, taken, onClose, onDone }: Omit<ScopeDialogProps, 'scope'> & { readonly scope: ApiScope | undefined }) => {
  const { scopes: words } = useStrings();
  const kit = useKitStrings();
  const { session } = useSession();
  const [name, setName] = useState(scope?.scope.name ?? '');
  const [displayName, setDisplayName] = useState(scope?.scope.displayName ?? '');
  const [description, setDescription] = useState(scope?.scope.description ?? '');
  const [bindings, setBindings] = useState<string[]>([...(scope?.scope.bindings ?? [])]);
  const [fault, setFault] = useState<string>();
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    event.stopPropagation(); // for React this form is inside that of the page
    const found = scope ? undefined : nameFault(name.trim(), taken);
    setFault(found && words[found]);
    if (found) return;
    onDone({ ...scope, shared: false, scope: { ...scope?.scope, name: scope?.scope.name ?? name.trim(), displayName: displayName.trim() || name.trim(), description: description.trim(), bindings } });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <TextInput label={words.name} description={words.nameHelp} value={name} onChange={(event) => setName(event.currentTarget.value)} error={fault} disabled={scope !== undefined} required autoComplete="off" spellCheck={false} maxLength={255} data-autofocus={scope === undefined || undefined} />
        <TextInput label={words.displayName} value={displayName} onChange={(event) => setDisplayName(event.currentTarget.value)} maxLength={255} data-autofocus={scope !== undefined || undefined} />
        <Textarea label={words.descriptionLabel} value={description} onChange={(event) => setDescription(event.currentTarget.value)} maxLength={512} autosize minRows={2} maxRows={6} />
        <TagsInput label={words.roles} description={words.rolesHelp} placeholder={words.rolesPlaceholder} value={bindings} onChange={setBindings} data={[...(session?.user.roles ?? [])]} comboboxProps={{ position: 'top' }} acceptValueOnBlur />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {kit.cancel}
          </Button>
          <Button type="submit">{words.done}</Button>
        </Group>
      </Stack>
    </form>
  );
};

/** What a scope of the API is. It is kept with all else when the page is saved. */
export const ScopeDialog = ({ scope, ...props }: ScopeDialogProps) => {
  const { scopes: words } = useStrings();
  const kit = useKitStrings();
  return (
    <Modal opened={scope !== null} onClose={props.onClose} title={scope ? words.editTitle(scope.scope.name) : words.addTitle} closeButtonProps={{ 'aria-label': kit.close }}>
      {scope !== null && <ScopeFields key={scope?.scope.name ?? ''} scope={scope} {...props} />}
    </Modal>
  );
};
