import { Button, Checkbox, Group, NativeSelect, Paper, Select, SimpleGrid, Stack, Text } from '@mantine/core';
import { ApiFormView, EmptyState, NothingFound, notifyDone, Pager, SearchField, Section, useFilter, usePaging } from '@quintet/web-kit';
import { IconPlus, IconRoute } from '@tabler/icons-react';
import { useDeferredValue, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { ReadApi } from '../../../apis/use-api';
import { useApiEdit } from '../../../apis/use-api-edit';
import { useRights } from '../../../apis/rights';
import { usePolicies } from '../../../policies/use-policies';
import { useStrings } from '../../../strings/pages';
import { AddOperations } from './add-operations';
import { BulkBar } from './bulk-bar';
import { changesBetween, keyOf, matching, verbs, withAdded, type Operation } from './operation-list';
import { OperationRow } from './operation-row';
import { bodyOf, fieldOf, formOf, idOf, listOf, nameOf, recordOf, type ResourceForm } from './resource-form';
import { useOperations } from './use-operations';
import classes from './resources.module.css';

const UNLIMITED = 'Unlimited';

/** The operations of an API, to look through and to change; saved together. */
export const ResourceEditor = ({ apiId, read }: { readonly apiId: string; readonly read: ReadApi }) => {
  const { resources: words, api: apiWords } = useStrings();
  const { create } = useRights();
  const policies = usePolicies('api');
  const edit = useApiEdit<ResourceForm>({ apiId, read, formOf, bodyOf, fieldOf, onDone: () => notifyDone(words.saved) });
  const { values, errors } = edit.form;
  const [query, setQuery] = useFilter('find');
  const [verb, setVerb] = useFilter('verb');
  const [, setParams] = useSearchParams();
  const paging = usePaging();
  const [adding, setAdding] = useState(false);
  const all = listOf(values);
  const deferred = useDeferredValue(query);
  const found = matching(all, deferred, verb === '' ? null : verb);
  const offset = Math.min(paging.offset, Math.max(0, Math.floor((found.length - 1) / paging.limit) * paging.limit));
  const shown = found.slice(offset, offset + paging.limit);
  const operations = useOperations(edit.form);
  const isDirtyList = changesBetween(listOf(edit.form.getInitialValues()), all);

  const policyNames = [...new Set([UNLIMITED, ...(policies.data ?? []).map(({ name }) => name)])];
  const choices = { apiId, scopes: (read.api.scopes ?? []).map(({ scope }) => scope.name), policies: policyNames, hasOwnLimit: values.limitFor === 'operation', isReadOnly: !create };

  const add = (path: string, chosen: readonly string[]): string | undefined => {
    const { operations: next, there } = withAdded(all, path, chosen);
    if (next.length === all.length) return words.allThere(there.join(', '));
    edit.form.setFieldValue('operations', recordOf(next) as never);
    notifyDone(words.added(next.length - all.length));
    return undefined;
  };
  const describe = (path: string, value: unknown): string | undefined => {
    if (!path.startsWith('operations.')) return undefined;
    const one = value as Operation | undefined;
    return one && [keyOf(one), words.securities[one.authType] ?? one.authType, one.throttlingPolicy, ...one.scopes].join(' · ');
  };
  const changeOf = (): string => words.changes(isDirtyList.added, isDirtyList.removed, isDirtyList.changed);
  const selectedFound = found.filter((one) => operations.selected.has(idOf(one)));

  return (
    <Section
      title={words.title}
      description={words.description}
      actions={
        create && (
          <Button variant="light" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
            {words.add}
          </Button>
        )
      }
    >
      {!create && <Text c="dimmed">{apiWords.readOnly}</Text>}
      <ApiFormView form={edit} isEditing labels={(path) => (path === 'limitFor' ? words.limitFor : path === 'apiPolicy' ? words.apiPolicy : nameOf(path))} describe={describe}>
        <Paper withBorder p="md">
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <NativeSelect
              label={words.limitFor}
              data={[
                { value: 'operation', label: words.limitForOperation },
                { value: 'api', label: words.limitForApi },
              ]}
              disabled={!create}
              value={values.limitFor}
              onChange={(event) => {
                const limitFor = event.currentTarget.value as ResourceForm['limitFor'];
                edit.form.setFieldValue('limitFor', limitFor as never);
                if (limitFor === 'api' && values.apiPolicy === '') edit.form.setFieldValue('apiPolicy', UNLIMITED as never);
              }}
            />
            {values.limitFor === 'api' && (
              <Select
                label={words.apiPolicy}
                description={words.apiPolicyHelp}
                inputWrapperOrder={['label', 'input', 'description', 'error']}
                data={[...new Set([...policyNames, values.apiPolicy])].filter(Boolean)}
                value={values.apiPolicy}
                error={errors['apiPolicy']}
                disabled={!create}
                allowDeselect={false}
                onChange={(name) => edit.form.setFieldValue('apiPolicy', (name ?? UNLIMITED) as never)}
              />
            )}
          </SimpleGrid>
        </Paper>
        <Group gap="xs">
          <div style={{ flex: '1 1 14rem' }}>
            <SearchField label={words.search} value={query} onSearch={setQuery} />
          </div>
          <NativeSelect w={108} aria-label={words.verb} data={[{ value: '', label: words.anyVerb }, ...verbs]} value={verb} onChange={(event) => setVerb(event.currentTarget.value)} />
        </Group>
        <Group justify="space-between" mih={28}>
          {create && found.length > 0 ? (
            <Checkbox
              label={words.selectAll(found.length)}
              checked={selectedFound.length === found.length}
              indeterminate={selectedFound.length > 0 && selectedFound.length < found.length}
              onChange={(event) => operations.selectOnly(event.currentTarget.checked ? found.map(idOf) : [])}
              ml="sm"
            />
          ) : (
            <span />
          )}
          <Text size="sm" c="dimmed" role="status">
            {[words.count(found.length, all.length), changeOf()].filter(Boolean).join(' · ')}
          </Text>
        </Group>
        {operations.selected.size > 0 && <BulkBar count={operations.selected.size} choices={choices} onChange={operations.changeSelected} onRemove={operations.removeSelected} onClear={() => operations.selectOnly([])} />}
        {all.length === 0 ? (
          <EmptyState title={words.emptyTitle} icon={<IconRoute size={28} />} action={create && <Button onClick={() => setAdding(true)}>{words.add}</Button>}>
            {words.emptyText}
          </EmptyState>
        ) : found.length === 0 ? (
          <NothingFound onClear={() => setParams({}, { replace: true })} />
        ) : (
          <Stack gap={0}>
            <ul className={classes['list']} aria-label={words.list}>
              {shown.map((operation: Operation) => {
                const id = idOf(operation);
                const error = errors[`operations.${id}`];
                return (
                  <OperationRow
                    key={id}
                    id={id}
                    operation={operation}
                    choices={choices}
                    isOpen={operations.open === id}
                    isSelected={operations.selected.has(id)}
                    error={typeof error === 'string' ? error : undefined}
                    onOpen={operations.toggle}
                    onSelect={operations.select}
                    onChange={operations.change}
                    onRemove={operations.remove}
                  />
                );
              })}
            </ul>
            <Pager total={found.length} offset={offset} limit={paging.limit} setOffset={paging.setOffset} setLimit={paging.setLimit} />
          </Stack>
        )}
      </ApiFormView>
      <AddOperations opened={adding} onClose={() => setAdding(false)} onAdd={add} />
    </Section>
  );
};
