import { ActionIcon, Anchor, Button, Card, Stack, Text } from '@mantine/core';
import { confirm, DataTable, EmptyState, notifyDone, Pager, QueryView, Section, Time, usePaging, useSession, type Column } from '@quintet/web-kit';
import { IconFileText, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { apiPath } from '../../../apis/addresses';
import { useApiId } from '../../../apis/use-api';
import { useStrings } from '../../../strings/pages';
import { DocumentDialog } from './document-dialog';
import { deleteDocument, useDocuments, useForgetDocuments, type ApiDocument } from './use-documents';

const documentPath = (apiId: string, documentId: string): string => `${apiPath(apiId, 'documents')}/${encodeURIComponent(documentId)}`;

const DocumentList = ({ apiId, mayAdd, mayChange }: { readonly apiId: string; readonly mayAdd: boolean; readonly mayChange: boolean }) => {
  const { documents: words } = useStrings();
  const navigate = useNavigate();
  const forget = useForgetDocuments(apiId);
  const paging = usePaging();
  const [adding, setAdding] = useState(false);
  const remove = ({ documentId, name }: ApiDocument): void =>
    confirm({
      title: words.removeTitle(name),
      text: words.removeText,
      action: words.removeAction,
      run: async () => {
        await deleteDocument(apiId, documentId);
        await forget();
        notifyDone(words.removed(name));
      },
    });
  const add = mayAdd && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
      {words.add}
    </Button>
  );
  const columns: readonly Column<ApiDocument>[] = [
    {
      key: 'name',
      header: words.name,
      render: ({ documentId, name, summary }) => (
        <Stack gap={2}>
          <Anchor component={Link} to={documentPath(apiId, documentId)} fw={600} size="sm">
            {name}
          </Anchor>
          {summary && (
            <Text size="sm" c="dimmed" lineClamp={2}>
              {summary}
            </Text>
          )}
        </Stack>
      ),
    },
    { key: 'type', header: words.type, render: ({ type, otherTypeName }) => (type === 'OTHER' ? otherTypeName : words.types[type]) },
    { key: 'source', header: words.source, render: ({ sourceType }) => words.shortSources[sourceType] },
    { key: 'visibility', header: words.visibility, render: ({ visibility }) => words.visibilities[visibility] },
    { key: 'changed', header: words.lastChange, render: ({ lastUpdatedTime }) => <Time value={lastUpdatedTime} /> },
    ...(mayChange
      ? [
          {
            key: 'actions',
            header: '',
            width: 56,
            render: (one: ApiDocument) => (
              <ActionIcon variant="subtle" color="gray" size="lg" onClick={() => remove(one)} aria-label={words.remove(one.name)}>
                <IconTrash size={16} aria-hidden />
              </ActionIcon>
            ),
          },
        ]
      : []),
  ];
  return (
    <Section title={words.title} description={words.description} actions={add}>
      <QueryView
        query={useDocuments(apiId, paging)}
        isEmpty={({ pagination }) => pagination.total === 0}
        empty={
          <EmptyState title={words.emptyTitle} icon={<IconFileText size={28} />} action={add}>
            {words.emptyText}
          </EmptyState>
        }
      >
        {({ list, pagination: { total } }) => (
          <div>
            <Card p="xs">
              <DataTable label={words.list} columns={columns} rows={list} rowKey={({ documentId }) => documentId} />
            </Card>
            <Pager total={total} {...paging} />
          </div>
        )}
      </QueryView>
      <DocumentDialog apiId={apiId} read={adding ? undefined : null} onClose={() => setAdding(false)} onDone={({ documentId }) => void navigate(documentPath(apiId, documentId))} />
    </Section>
  );
};

export const Component = () => {
  const apiId = useApiId();
  const { can } = useSession();
  const mayChange = can('apim:api_create', 'apim:api_manage', 'apim:document_manage');
  return <DocumentList apiId={apiId} mayAdd={mayChange || can('apim:document_create')} mayChange={mayChange} />;
};
