import { Anchor, Badge, Button, Card, FileButton, Group, NavLink, Stack, Text } from '@mantine/core';
import { ApiProblem, confirm, DataTable, EmptyState, isProblem, NotFound, NothingFound, notifyDone, notifyFailed, Page, PageError, QueryView, SearchField, useFilter, type Column } from '@quintet/web-kit';
import { IconDownload, IconGauge, IconPlus, IconTrash, IconUpload } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { adminPage } from '../../admin/admin-page';
import { RowActions, RowButton } from '../../admin/row-button';
import { useAdminStrings } from '../../strings/admin';
import { policyText } from './limit-text';
import { deletePolicy, downloadPolicy, importPolicy, isBuiltIn, policiesKey, policyKinds, usePolicyList, type Policy, type PolicyKind } from './policy-call';

const useRemove = (kind: PolicyKind) => {
  const { policies: words } = useAdminStrings();
  const client = useQueryClient();
  return ({ policyId, policyName }: Policy): void =>
    confirm({
      title: words.removeTitle(policyName),
      text: words.removeText,
      action: words.removeAction,
      typed: policyName,
      run: async () => {
        await deletePolicy(kind, policyId).catch((error: unknown) => {
          throw isProblem(error, 409) ? new ApiProblem(409, { title: error.title, detail: words.inUse(error.message) }) : error;
        });
        await client.invalidateQueries({ queryKey: policiesKey });
        notifyDone(words.removed(policyName));
      },
    });
};

const useImport = () => {
  const { policies: words } = useAdminStrings();
  const client = useQueryClient();
  const take = async (file: File, overwrite: boolean): Promise<void> => {
    const { policyName } = await importPolicy(file, overwrite);
    await client.invalidateQueries({ queryKey: policiesKey });
    notifyDone(words.imported(policyName));
  };
  return async (file: File | null): Promise<void> => {
    if (!file) return;
    try {
      await take(file, false);
    } catch (error) {
      if (!isProblem(error, 409)) return notifyFailed(words.importFailed, error);
      confirm({ title: words.overwriteTitle, text: words.overwriteText, action: words.overwriteAction, run: () => take(file, true) });
    }
  };
};

const Kinds = ({ kind }: { readonly kind: PolicyKind }) => {
  const { policies: words } = useAdminStrings();
  return (
    <Group component="nav" gap={4} aria-label={words.kindsLabel}>
      {policyKinds.map((one) => (
        <NavLink key={one} component={Link} to={`/admin/policies/${one}`} label={words.kinds[one]} active={one === kind} aria-current={one === kind ? 'page' : undefined} variant="light" className="quintet-nav" w="auto" />
      ))}
    </Group>
  );
};

const PolicyList = ({ kind }: { readonly kind: PolicyKind }) => {
  const { policies: words } = useAdminStrings();
  const query = usePolicyList(kind);
  const [text, setText] = useFilter('query');
  const remove = useRemove(kind);
  const take = useImport();
  const add = (
    <Button component={Link} to={`/admin/policies/${kind}/new`} leftSection={<IconPlus size={16} aria-hidden />}>
      {words.add[kind]}
    </Button>
  );
  const download = (policy: Policy) => void downloadPolicy(policy, kind).catch((error: unknown) => notifyFailed(words.exportFailed, error));
  const columns: readonly Column<Policy>[] = [
    {
      key: 'name',
      header: words.name,
      render: (policy) => (
        <Stack gap={2}>
          <Group gap={6}>
            {isBuiltIn(policy) ? (
              <Text size="sm" fw={600}>
                {policy.policyName}
              </Text>
            ) : (
              <Anchor component={Link} to={`/admin/policies/${kind}/${encodeURIComponent(policy.policyId)}`} size="sm" fw={600}>
                {policy.policyName}
              </Anchor>
            )}
            {isBuiltIn(policy) && <Badge color="gray">{words.builtIn}</Badge>}
            {policy.enabled === false && <Badge color="gray">{words.off}</Badge>}
          </Group>
          {policy.description !== '' && (
            <Text size="sm" c="dimmed" lineClamp={2}>
              {policy.description}
            </Text>
          )}
        </Stack>
      ),
    },
    { key: 'limit', header: words.limit, render: (policy) => policyText(policy, words) },
    { key: 'kept', header: words.kept, render: ({ enforcement }) => words.modes[enforcement?.mode ?? 'strict'] },
    {
      key: 'actions',
      header: '',
      width: 96,
      render: (policy) => (
        <RowActions>
          <RowButton label={words.exportOne(policy.policyName)} icon={<IconDownload size={16} aria-hidden />} onClick={() => download(policy)} />
          {!isBuiltIn(policy) && <RowButton label={words.remove(policy.policyName)} icon={<IconTrash size={16} aria-hidden />} onClick={() => remove(policy)} />}
        </RowActions>
      ),
    },
  ];
  const wanted = text.trim().toLowerCase();
  return (
    <Page
      title={words.title}
      description={words.description}
      actions={
        <>
          <FileButton onChange={(file) => void take(file)} accept=".json,.yaml,.yml" inputProps={{ 'aria-label': words.importFile }}>
            {(props) => (
              <Button {...props} variant="default" leftSection={<IconUpload size={16} aria-hidden />}>
                {words.importFile}
              </Button>
            )}
          </FileButton>
          {add}
        </>
      }
    >
      <Kinds kind={kind} />
      <Stack>
        <Text size="sm" c="dimmed">
          {words.kindTexts[kind]}
        </Text>
        <QueryView
          query={query}
          isEmpty={(list) => list.length === 0}
          empty={
            <EmptyState title={words.emptyTitle} icon={<IconGauge size={28} />} action={add}>
              {words.emptyText}
            </EmptyState>
          }
        >
          {(list) => {
            const found = list.filter(({ policyName, description }) => `${policyName} ${description}`.toLowerCase().includes(wanted));
            return (
              <Stack>
                <Group>
                  <SearchField label={words.search} value={text} onSearch={setText} />
                </Group>
                {found.length === 0 ? (
                  <NothingFound onClear={() => setText('')} />
                ) : (
                  <Card p="xs">
                    <DataTable label={words.kinds[kind]} columns={columns} rows={found} rowKey={({ policyId }) => policyId} />
                  </Card>
                )}
              </Stack>
            );
          }}
        </QueryView>
      </Stack>
    </Page>
  );
};

const Policies = () => {
  const { kind: given = 'application' } = useParams();
  const kind = policyKinds.find((one) => one === given);
  return kind ? <PolicyList key={kind} kind={kind} /> : <NotFound />;
};

export const Component = adminPage('policies', Policies);
export const ErrorBoundary = PageError;
