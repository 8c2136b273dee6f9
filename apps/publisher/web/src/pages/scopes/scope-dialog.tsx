import { Modal, TagsInput, Textarea, TextInput } from '@mantine/core';
import { ApiFormView, notifyDone, useApiForm, useKitStrings, useSession } from '@quintet/web-kit';
import { useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { changeScope, createScope } from '../../scopes/scope-call';
import { sharedScopesKey, type SharedScope } from '../../scopes/use-shared-scopes';
import { strings, useStrings } from '../../strings/pages';

interface ScopeFormValues {
  readonly name: string;
  readonly displayName: string;
  readonly description: string;
  readonly bindings: readonly string[];
}

const schema = z.object({
  name: z
    .string()
    .trim()
    .min(1, strings.scopes.nameNeeded)
    .regex(/^[\w.:/-]{1,255}$/, strings.scopes.nameFault),
  displayName: z.string().max(255),
  description: z.string().max(512),
  bindings: z.array(z.string()),
});

const ScopeFields = ({ scope, onClose }: { readonly scope: SharedScope | undefined; readonly onClose: () => void }) => {
  const { scopes: words, sharedScopes: own } = useStrings();
  const client = useQueryClient();
  const { session } = useSession();
  const form = useApiForm<ScopeFormValues>({
    schema,
    initialValues: { name: scope?.name ?? '', displayName: scope?.displayName ?? '', description: scope?.description ?? '', bindings: scope?.bindings ?? [] },
    submit: async ({ name, displayName, description, bindings }) => {
      const body = { name: name.trim(), displayName: displayName.trim() || name.trim(), description: description.trim(), bindings: [...bindings] };
      await (scope ? changeScope(scope.id, body) : createScope(body));
    },
    fieldOf: (field) => field.replace(/^bindings\..*/, 'bindings'),
    onDone: (_result, { name }) => {
      void client.invalidateQueries({ queryKey: sharedScopesKey });
      notifyDone(scope ? own.changed(name) : own.created(name));
      onClose();
    },
  });
  const { getInputProps, values } = form.form;
  return (
    <ApiFormView form={form} onCancel={onClose} action={scope ? undefined : own.create} isGuarded={false}>
      <TextInput label={words.name} description={words.nameHelp} {...getInputProps('name')} disabled={scope !== undefined} required autoComplete="off" spellCheck={false} maxLength={255} data-autofocus={scope === undefined || undefined} />
      <TextInput label={words.displayName} {...getInputProps('displayName')} maxLength={255} data-autofocus={scope !== undefined || undefined} />
      <Textarea label={words.descriptionLabel} {...getInputProps('description')} maxLength={512} autosize minRows={2} maxRows={6} />
      <TagsInput label={words.roles} description={words.rolesHelp} placeholder={words.rolesPlaceholder} {...getInputProps('bindings')} value={[...values.bindings]} data={[...(session?.user.roles ?? [])]} comboboxProps={{ position: 'top' }} acceptValueOnBlur />
    </ApiFormView>
  );
};

/** @param scope the one that is changed; undefined: a new one; null: the dialog is closed */
export const ScopeDialog = ({ scope, onClose }: { readonly scope: SharedScope | undefined | null; readonly onClose: () => void }) => {
  const { sharedScopes: words } = useStrings();
  const kit = useKitStrings();
  return (
    <Modal opened={scope !== null} onClose={onClose} closeOnClickOutside={false} title={scope ? words.editTitle(scope.name) : words.addTitle} closeButtonProps={{ 'aria-label': kit.close }}>
      {scope !== null && <ScopeFields key={scope?.id ?? ''} scope={scope} onClose={onClose} />}
    </Modal>
  );
};
