import { Button, Card, Group, SegmentedControl, Stack, Text, Textarea } from '@mantine/core';
import { answer, confirm, DataTable, EmptyState, notifyDone, Page, PageError, Pager, QueryView, Time, useFilter, usePaging, useSession, type Column } from '@quintet/web-kit';
import { IconUserCheck } from '@tabler/icons-react';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { adminPage } from '../../admin/admin-page';
import { admin, type AdminSchema } from '../../admin/clients';
import { useAdminStrings } from '../../strings/admin';

type Workflow = AdminSchema<'Workflow'>;
type Status = Workflow['workflowStatus'];
const statuses: readonly Status[] = ['CREATED', 'APPROVED', 'REJECTED'];
const signUpsKey = ['admin', 'sign-ups'] as const;

const useDecide = () => {
  const { signUps: words } = useAdminStrings();
  const client = useQueryClient();
  return ({ referenceId, properties: { username } }: Workflow, status: 'APPROVED' | 'REJECTED'): void => {
    const approves = status === 'APPROVED';
    let comment = '';
    confirm({
      title: approves ? words.approveTitle(username) : words.rejectTitle(username),
      text: (
        <Stack>
          <Text>{approves ? words.approveText : words.rejectText}</Text>
          <Textarea label={words.commentLabel} description={words.commentHelp} maxLength={1_000} autosize minRows={2} maxRows={6} onChange={(event) => (comment = event.currentTarget.value)} />
        </Stack>
      ),
      action: approves ? words.approve : words.reject,
      isDangerous: !approves,
      run: async () => {
        await answer(admin.POST('/workflows/update-workflow-status', { params: { query: { workflowReferenceId: referenceId } }, body: { status, ...(comment.trim() !== '' && { description: comment.trim() }) } }));
        await client.invalidateQueries({ queryKey: signUpsKey });
        notifyDone(approves ? words.approved(username) : words.rejected(username));
      },
    });
  };
};

const SignUps = () => {
  const { signUps: words } = useAdminStrings();
  const { can } = useSession();
  const [chosen, setStatus] = useFilter('status', 'CREATED');
  const status = statuses.find((one) => one === chosen) ?? 'CREATED';
  const { limit, offset, ...moves } = usePaging();
  const query = useQuery({
    queryKey: [...signUpsKey, status, limit, offset],
    queryFn: ({ signal }) => answer(admin.GET('/workflows', { params: { query: { workflowType: 'AM_USER_SIGNUP', workflowStatus: status, limit, offset } }, signal })),
    placeholderData: keepPreviousData,
  });
  const decide = useDecide();
  const mayDecide = can('apim:admin', 'apim:api_workflow_approve');
  const columns: readonly Column<Workflow>[] = [
    {
      key: 'user',
      header: words.user,
      render: ({ properties: { username, givenName = '', familyName = '' } }) => (
        <Stack gap={2}>
          <Text size="sm" fw={600}>
            {username}
          </Text>
          {`${givenName}${familyName}` !== '' && (
            <Text size="sm" c="dimmed">
              {`${givenName} ${familyName}`.trim()}
            </Text>
          )}
        </Stack>
      ),
    },
    { key: 'email', header: words.email, render: ({ properties: { email } }) => email ?? '–' },
    { key: 'asked', header: words.asked, render: ({ createdTime }) => <Time value={createdTime} /> },
    ...(status === 'CREATED'
      ? []
      : [
          {
            key: 'decided',
            header: words.decided,
            render: ({ updatedTime, properties: { decidedBy } }: Workflow) => (
              <>
                <Time value={updatedTime} /> {decidedBy !== undefined && words.by(decidedBy)}
              </>
            ),
          },
          { key: 'comment', header: words.comment, render: ({ properties: { comment } }: Workflow) => comment ?? '–' },
        ]),
    ...(status === 'CREATED' && mayDecide
      ? [
          {
            key: 'actions',
            header: '',
            render: (workflow: Workflow) => (
              <Group gap="xs" justify="flex-end" wrap="nowrap">
                <Button size="xs" variant="default" onClick={() => decide(workflow, 'REJECTED')} aria-label={words.rejectUser(workflow.properties.username)}>
                  {words.reject}
                </Button>
                <Button size="xs" onClick={() => decide(workflow, 'APPROVED')} aria-label={words.approveUser(workflow.properties.username)}>
                  {words.approve}
                </Button>
              </Group>
            ),
          },
        ]
      : []),
  ];
  return (
    <Page title={words.title} description={words.description}>
      <Stack>
        <Group>
          <SegmentedControl aria-label={words.statuses} value={status} onChange={setStatus} data={statuses.map((value) => ({ value, label: words.status[value] }))} />
        </Group>
        <QueryView
          query={query}
          isEmpty={({ pagination }) => pagination.total === 0}
          empty={
            <EmptyState title={words.emptyTitle[status]} icon={<IconUserCheck size={28} />}>
              {words.emptyText[status]}
            </EmptyState>
          }
        >
          {({ list, pagination: { total } }) => (
            <div>
              <Card p="xs">
                <DataTable label={words.list} columns={columns} rows={list} rowKey={({ referenceId }) => referenceId} />
              </Card>
              <Pager total={total} limit={limit} offset={offset} {...moves} />
            </div>
          )}
        </QueryView>
      </Stack>
    </Page>
  );
};

export const Component = adminPage('signUps', SignUps);
export const ErrorBoundary = PageError;
