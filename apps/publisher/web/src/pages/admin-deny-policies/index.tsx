import { Button, Card, Group, NativeSelect, Stack, Switch, Text } from '@mantine/core';
import { answer, confirm, DataTable, EmptyState, NothingFound, notifyDone, notifyFailed, Page, PageError, Pager, QueryView, SearchField, useFilter, usePaging, useSession, type Column } from '@quintet/web-kit';
import { IconBan, IconPlus, IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { adminPage } from '../../admin/admin-page';
import { admin } from '../../admin/clients';
import { RowActions, RowButton } from '../../admin/row-button';
import { useAdminStrings } from '../../strings/admin';
import { DenyDialog } from './deny-dialog';
import { deniedBy, denyPoliciesKey, denyTypes, useDenyPolicies, type DenyPolicy } from './use-deny-policies';

const ForceSwitch = ({ policy, disabled }: { readonly policy: DenyPolicy; readonly disabled: boolean }) => {
  const { denyPolicies: words } = useAdminStrings();
  const client = useQueryClient();
  const value = deniedBy(policy, words);
  const { mutate, isPending, variables } = useMutation({
    mutationFn: (conditionStatus: boolean) => answer(admin.PATCH('/throttling/deny-policy/{conditionId}', { params: { path: { conditionId: policy.conditionId } }, body: { conditionStatus } })),
    onSuccess: ({ conditionStatus }) => notifyDone(words.switched(value, conditionStatus)),
    onError: (error) => notifyFailed(words.switchFailed, error),
    onSettled: () => client.invalidateQueries({ queryKey: denyPoliciesKey }),
  });
  return <Switch checked={isPending ? variables : policy.conditionStatus} disabled={disabled || isPending} onChange={(event) => mutate(event.currentTarget.checked)} aria-label={words.switchLabel(value)} />;
};

const useRemove = () => {
  const { denyPolicies: words } = useAdminStrings();
  const client = useQueryClient();
  return (policy: DenyPolicy): void => {
    const value = deniedBy(policy, words);
    confirm({
      title: words.removeTitle(value),
      text: words.removeText,
      action: words.removeAction,
      run: async () => {
        await answer(admin.DELETE('/throttling/deny-policy/{conditionId}', { params: { path: { conditionId: policy.conditionId } } }));
        await client.invalidateQueries({ queryKey: denyPoliciesKey });
        notifyDone(words.removed(value));
      },
    });
  };
};

const DenyPolicies = () => {
  const { denyPolicies: words } = useAdminStrings();
  const { can } = useSession();
  const mayManage = can('apim:admin', 'apim:bl_manage');
  const [type, setType] = useFilter('type');
  const [value, setValue] = useFilter('value');
  const paging = usePaging();
  const query = useDenyPolicies({ type, value, ...paging });
  const [adding, setAdding] = useState(false);
  const remove = useRemove();
  const add = mayManage && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
      {words.add}
    </Button>
  );
  const columns: readonly Column<DenyPolicy>[] = [
    { key: 'type', header: words.type, render: ({ conditionType }) => words.types[conditionType] },
    { key: 'value', header: words.value, render: (policy) => <Text size="sm" ff="monospace">{deniedBy(policy, words)}</Text> },
    { key: 'force', header: words.inForce, width: 110, render: (policy) => <ForceSwitch policy={policy} disabled={!mayManage} /> },
    ...(mayManage
      ? [
          {
            key: 'actions',
            header: '',
            width: 64,
            render: (policy: DenyPolicy) => (
              <RowActions>
                <RowButton label={words.remove(deniedBy(policy, words))} icon={<IconTrash size={16} aria-hidden />} onClick={() => remove(policy)} />
              </RowActions>
            ),
          },
        ]
      : []),
  ];
  const empty =
    type !== '' || value !== '' ? (
      <NothingFound
        onClear={() => {
          setType('');
          setValue('');
        }}
      />
    ) : (
      <EmptyState title={words.emptyTitle} icon={<IconBan size={28} />} action={add}>
        {words.emptyText}
      </EmptyState>
    );
  return (
    <Page title={words.title} description={words.description} actions={add}>
      <Stack>
        <Group>
          <SearchField label={words.search} value={value} onSearch={setValue} />
          <NativeSelect aria-label={words.type} value={type} onChange={(event) => setType(event.currentTarget.value)} data={[{ value: '', label: words.allTypes }, ...denyTypes.map((one) => ({ value: one, label: words.types[one] }))]} />
        </Group>
        <QueryView query={query} isEmpty={({ pagination }) => pagination.total === 0} empty={empty}>
          {({ list, pagination: { total } }) => (
            <div>
              <Card p="xs">
                <DataTable label={words.list} columns={columns} rows={list} rowKey={({ conditionId }) => conditionId} />
              </Card>
              <Pager total={total} {...paging} />
            </div>
          )}
        </QueryView>
      </Stack>
      <DenyDialog opened={adding} onClose={() => setAdding(false)} />
    </Page>
  );
};

export const Component = adminPage('denyPolicies', DenyPolicies);
export const ErrorBoundary = PageError;
