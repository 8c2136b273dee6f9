import { Button, Text } from '@mantine/core';
import { ApiFormView, confirm, EmptyState, notifyDone, QueryView, Section } from '@quintet/web-kit';
import { IconPlus, IconShieldLock } from '@tabler/icons-react';
import { useState } from 'react';
import { useRights } from '../../../apis/rights';
import { useApi, useApiId, type ReadApi } from '../../../apis/use-api';
import { useApiEdit } from '../../../apis/use-api-edit';
import { useStrings } from '../../../strings/pages';
import { ScopeDialog } from './scope-dialog';
import { bodyOf, formOf, listOf, nameOf, usesOf, withoutScope, withScope, type ApiScope, type ScopesForm } from './scope-form';
import { ScopeTable } from './scope-table';
import { SharedScopeMenu } from './shared-scope-menu';

/** A scope in the list of what others changed. */
const describeScope = (value: unknown): string | undefined => {
  const scope = value as ApiScope | undefined;
  return scope && [scope.scope.name, scope.scope.description, ...scope.scope.bindings].filter(Boolean).join(' · ');
};

const Scopes = ({ apiId, read }: { readonly apiId: string; readonly read: ReadApi }) => {
  const { scopes: words, api: apiWords } = useStrings();
  const { create } = useRights();
  const edit = useApiEdit<ScopesForm>({ apiId, read, formOf, bodyOf, onDone: () => notifyDone(words.saved) });
  const [edited, setEdited] = useState<ApiScope | undefined | null>(null);
  const { values } = edit.form;
  const scopes = listOf(values);
  const names = scopes.map(({ scope }) => scope.name);
  const put = (next: ScopesForm): void => edit.form.setValues(next);
  const remove = (one: ApiScope): void => {
    const { name } = one.scope;
    const uses = usesOf(read.api.operations, name);
    const run = async () => put(withoutScope(edit.form.getValues(), one));
    if (uses === 0) void run();
    else confirm({ title: words.removeTitle(name), text: words.removeText(uses), action: words.removeAction, run });
  };
  const actions = create && (
    <>
      <SharedScopeMenu taken={names} onChoose={(scope) => put(withScope(values, scope))} />
      <Button variant="light" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setEdited(undefined)}>
        {words.add}
      </Button>
    </>
  );
  return (
    <Section title={words.title} description={words.description} actions={actions}>
      {!create && <Text c="dimmed">{apiWords.readOnly}</Text>}
      <ApiFormView form={edit} isEditing labels={(path) => nameOf(path)} describe={(_path, value) => describeScope(value)}>
        {scopes.length === 0 ? (
          <EmptyState title={words.emptyTitle} icon={<IconShieldLock size={28} />}>
            {words.emptyText}
          </EmptyState>
        ) : (
          <ScopeTable scopes={scopes} operations={read.api.operations} isReadOnly={!create} onEdit={setEdited} onRemove={remove} />
        )}
      </ApiFormView>
      <ScopeDialog
        scope={edited}
        taken={names}
        onClose={() => setEdited(null)}
        onDone={(scope) => {
          put(withScope(values, scope));
          setEdited(null);
        }}
      />
    </Section>
  );
};

export const Component = () => {
  const apiId = useApiId();
  return <QueryView query={useApi(apiId)}>{(read) => <Scopes key={apiId} apiId={apiId} read={read} />}</QueryView>;
};
