import { Alert, Anchor, Button, Skeleton, Stack, Text } from '@mantine/core';
import { callPortal, isProblem, QueryView } from '@quintet/web-kit';
import { Markdown } from '@quintet/web-kit/markdown';
import { useQuery } from '@tanstack/react-query';
import { IconDownload, IconExternalLink } from '@tabler/icons-react';
import { devportalPath, type Schemas } from '../../api';
import { useStrings } from '../../strings';
import classes from './documents.module.css';

type Document = Schemas['Document'];

const isWebAddress = (text: string): boolean => URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol);

const TextOf = ({ url, isMarkdown }: { readonly url: string; readonly isMarkdown: boolean }) => {
  const { documents } = useStrings();
  const query = useQuery({ queryKey: ['document', url], queryFn: async ({ signal }) => (await callPortal(url, { signal })).text(), retry: false });
  if (isProblem(query.error, 404)) return <Text c="dimmed">{documents.noContent}</Text>;
  return (
    <QueryView query={query} skeleton={<Skeleton height={200} radius="md" />} isEmpty={(text) => text.trim() === ''} empty={<Text c="dimmed">{documents.noContent}</Text>}>
      {(text) => (isMarkdown ? <Markdown>{text}</Markdown> : <pre className={classes['text']}>{text}</pre>)}
    </QueryView>
  );
};

/** The content of a document: read here, or where to get it. */
export const DocumentView = ({ apiId, of }: { readonly apiId: string; readonly of: Document }) => {
  const { documents } = useStrings();
  const url = `${devportalPath}/apis/${encodeURIComponent(apiId)}/documents/${encodeURIComponent(of.documentId)}/content`;
  if (of.sourceType === 'FILE') {
    return (
      <Stack gap="xs" align="flex-start">
        <Text>{documents.file}</Text>
        <Button component="a" href={url} download leftSection={<IconDownload size={16} aria-hidden />}>
          {documents.download}
        </Button>
      </Stack>
    );
  }
  if (of.sourceType === 'URL') {
    if (!isWebAddress(of.sourceUrl)) return <Alert color="yellow">{documents.badLink}</Alert>;
    return (
      <Text>
        {documents.opensElsewhere}{' '}
        <Anchor href={of.sourceUrl} underline="always" target="_blank" rel="noopener noreferrer nofollow">
          {of.sourceUrl} <IconExternalLink size={14} aria-hidden />
        </Anchor>
      </Text>
    );
  }
  return <TextOf key={url} url={url} isMarkdown={of.sourceType === 'MARKDOWN'} />;
};
