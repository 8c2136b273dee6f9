import { Code, Paper, Stack, Text } from '@mantine/core';
import { CopyButton, Section } from '@quintet/web-kit';
import type { Api } from '../../api/queries';
import { useStrings } from '../../strings';
import classes from './overview.module.css';

const Address = ({ url }: { readonly url: string }) => {
  const { api } = useStrings();
  return (
    <div className={classes['address']}>
      <Code>{url}</Code>
      <CopyButton value={url} label={api.copyUrl(url)} />
    </div>
  );
};

/** The addresses of an API, by environment. */
export const Endpoints = ({ of }: { readonly of: Api }) => {
  const { overview } = useStrings();
  return (
    <Section title={overview.endpoints}>
      {of.endpointURLs.length === 0 && <Text c="dimmed">{overview.notDeployed}</Text>}
      {of.endpointURLs.map(({ environmentName, environmentDisplayName, environmentType, URLs, defaultVersionURLs }) => {
        const urls = [URLs.https, URLs.http].filter((url) => url !== undefined);
        const short = [defaultVersionURLs.https, defaultVersionURLs.http].filter((url) => url !== undefined);
        return (
          <Paper key={environmentName} withBorder p="sm">
            <Stack gap={4}>
              <Text fw={600}>
                {environmentDisplayName}{' '}
                <Text span size="sm" c="dimmed" fw={400}>
                  {overview.environmentTypes[environmentType] ?? environmentType}
                </Text>
              </Text>
              {urls.map((url) => (
                <Address key={url} url={url} />
              ))}
              {short.length > 0 && (
                <Text size="sm" c="dimmed">
                  {overview.defaultVersion}
                </Text>
              )}
              {short.map((url) => (
                <Address key={url} url={url} />
              ))}
            </Stack>
          </Paper>
        );
      })}
    </Section>
  );
};
