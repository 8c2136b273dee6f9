import { Modal } from '@mantine/core';
import { answer, ApiFormView, notifyDone, useApiForm, useKitStrings } from '@quintet/web-kit';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../../api';
import type { ApplicationKey, KeyType } from '../../api/application-queries';
import { useStrings } from '../../strings';
import { KeyFields } from './key-fields';
import { keyChangeBody, keyFieldOf, keySchema, keyValuesOf, newKeysBody, newKeyValues } from './key-values';

interface Of {
  readonly applicationId: string;
  readonly onClose: () => void;
}

const GenerateForm = ({ applicationId, keyType, onClose, onMade }: Of & { readonly keyType: KeyType; readonly onMade: (keys: ApplicationKey) => void }) => {
  const { keys: words } = useStrings();
  const client = useQueryClient();
  const form = useApiForm({
    schema: useMemo(() => keySchema(words), [words]),
    initialValues: newKeyValues,
    fieldOf: keyFieldOf,
    submit: (values) => answer(api.POST('/applications/{applicationId}/generate-keys', { params: { path: { applicationId } }, body: newKeysBody(keyType, values) })),
    onDone: (made) => {
      void client.invalidateQueries({ queryKey: ['keys', applicationId] });
      notifyDone(words.generated);
      onMade(made);
      onClose();
    },
  });
  return (
    <ApiFormView form={form} action={words.generate} onCancel={onClose} isGuarded={false}>
      <KeyFields form={form} />
    </ApiFormView>
  );
};

const ChangeForm = ({ applicationId, of, onClose }: Of & { readonly of: ApplicationKey }) => {
  const { keys: words } = useStrings();
  const client = useQueryClient();
  const form = useApiForm({
    schema: useMemo(() => keySchema(words), [words]),
    initialValues: keyValuesOf(of),
    fieldOf: keyFieldOf,
    submit: (values) => answer(api.PUT('/applications/{applicationId}/oauth-keys/{keyMappingId}', { params: { path: { applicationId, keyMappingId: of.keyMappingId } }, body: keyChangeBody(of, values) })),
    onDone: () => {
      void client.invalidateQueries({ queryKey: ['keys', applicationId] });
      notifyDone(words.changed);
      onClose();
    },
  });
  return (
    <ApiFormView form={form} onCancel={onClose} isGuarded={false}>
      <KeyFields form={form} />
    </ApiFormView>
  );
};

export interface KeyFormsProps extends Of {
  readonly keyType: KeyType;
  /** Undefined: they are to be made. */
  readonly of: ApplicationKey | undefined;
  readonly opened: boolean;
  readonly onMade: (keys: ApplicationKey) => void;
}

/** The dialog in which keys are made, or changed. */
export const KeyForms = ({ applicationId, keyType, of, opened, onClose, onMade }: KeyFormsProps) => {
  const { keys: words } = useStrings();
  const { close } = useKitStrings();
  const type = words.types[keyType] ?? keyType;
  return (
    <Modal opened={opened} onClose={onClose} title={of ? words.changeOf(type) : words.generateOf(type)} closeButtonProps={{ 'aria-label': close }} size="lg">
      {of ? <ChangeForm applicationId={applicationId} of={of} onClose={onClose} /> : <GenerateForm applicationId={applicationId} keyType={keyType} onClose={onClose} onMade={onMade} />}
    </Modal>
  );
};
