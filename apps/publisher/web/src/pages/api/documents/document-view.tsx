import { Anchor, Badge, Button, Group, Stack, Text, Title } from '@mantine/core';
import { QueryView, Time } from '@quintet/web-kit';
import { IconArrowLeft, IconExternalLink, IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { apiPath } from '../../../apis/addresses';
import { useStrings } from '../../../strings/pages';
import { DocumentDialog } from './document-dialog';
import { FileContent } from './file-content';
import { useDocument, type ReadDocument } from './use-documents';
import { WrittenContent } from './written-content';

interface DocumentViewProps {
  readonly apiId: string;
  readonly documentId: string;
  readonly isReadOnly: boolean;
}

const Content = ({ apiId, read, isReadOnly }: { readonly apiId: string; readonly read: ReadDocument; readonly isReadOnly: boolean }) => {
  const { documents: words } = useStrings();
  const { documentId, sourceType, sourceUrl } = read.document;
  if (sourceType === 'FILE') return <FileContent apiId={apiId} read={read} isReadOnly={isReadOnly} />;
  if (sourceType === 'URL') {
    return (
      <Group gap="sm">
        <Text size="sm" ff="monospace" style={{ overflowWrap: 'anywhere' }}>
          {sourceUrl}
        </Text>
        {/^https?:/i.test(sourceUrl) && (
          <Button component="a" href={sourceUrl} target="_blank" rel="noopener noreferrer nofollow" variant="default" leftSection={<IconExternalLink size={16} aria-hidden />}>
            {words.openLink}
          </Button>
        )}
      </Group>
    );
  }
  return <WrittenContent apiId={apiId} documentId={documentId} isReadOnly={isReadOnly} />;
};

/** One document: what it is, and its content. */
export const DocumentView = ({ apiId, documentId, isReadOnly }: DocumentViewProps) => {
  const { documents: words } = useStrings();
  const [edited, setEdited] = useState<ReadDocument | null>(null);
  return (
    <Stack gap="md">
      <Anchor component={Link} to={apiPath(apiId, 'documents')} size="sm">
        <Group gap={4} component="span">
          <IconArrowLeft size={14} aria-hidden />
          {words.back}
        </Group>
      </Anchor>
      <QueryView query={useDocument(apiId, documentId)}>
        {(read) => {
          const { name, type, otherTypeName, summary, visibility, lastUpdatedBy, lastUpdatedTime } = read.document;
          return (
            <Stack gap="md" component="section" aria-label={name}>
              <Group justify="space-between" align="flex-start">
                <Stack gap={4} miw={0}>
                  <Title order={2}>{name}</Title>
                  <Group gap="xs">
                    <Badge variant="default">{type === 'OTHER' ? otherTypeName : words.types[type]}</Badge>
                    <Text size="sm" c="dimmed">
                      {words.visibilities[visibility]} · <Time value={lastUpdatedTime} /> {words.changedBy(lastUpdatedBy)}
                    </Text>
                  </Group>
                  {summary && <Text size="sm">{summary}</Text>}
                </Stack>
                {!isReadOnly && (
                  <Button variant="default" leftSection={<IconPencil size={16} aria-hidden />} onClick={() => setEdited(read)}>
                    {words.editDetails}
                  </Button>
                )}
              </Group>
              <Content apiId={apiId} read={read} isReadOnly={isReadOnly} />
            </Stack>
          );
        }}
      </QueryView>
      <DocumentDialog apiId={apiId} read={edited} onClose={() => setEdited(null)} />
    </Stack>
  );
};
