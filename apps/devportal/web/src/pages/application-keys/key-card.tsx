import { Alert, Button, Card, Code, Group, Stack, Text, Title } from '@mantine/core';
import { answer, CodeBlock, confirm, CopyButton, notifyDone } from '@quintet/web-kit';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api';
import type { Application, ApplicationKey, KeyType } from '../../api/application-queries';
import { Facts } from '../../parts/facts';
import { OnceShown } from '../../parts/once-shown';
import { useStrings } from '../../strings';
import { KeyForms } from './key-forms';
import { TokenDialog } from './token-dialog';

const Copied = ({ text, label }: { readonly text: string; readonly label: string }) => (
  <Group gap={4} wrap="nowrap">
    <Code style={{ overflowWrap: 'anywhere' }}>{text}</Code>
    <CopyButton value={text} label={label} />
  </Group>
);

const commandOf = (tokenEndpoint: string, consumerKey: string): string => `curl \\\n  -u '${consumerKey}:CONSUMER_SECRET' \\\n  -d grant_type=client_credentials \\\n  ${tokenEndpoint}`;

const KeyFacts = ({ of, tokenEndpoint }: { readonly of: ApplicationKey; readonly tokenEndpoint: string | undefined }) => {
  const { keys: words } = useStrings();
  return (
    <Facts
      list={[
        { name: words.consumerKey, value: <Copied text={of.consumerKey} label={words.copyKey} /> },
        { name: words.consumerSecret, value: <Text c="dimmed" size="sm">{words.secretHidden}</Text> },
        { name: words.grants, value: of.supportedGrantTypes.join(', ') },
        { name: words.callbacks, value: of.callbackUrl.split(',').join(', ') },
        { name: words.tokenEndpoint, value: tokenEndpoint ? <Copied text={tokenEndpoint} label={words.copyEndpoint} /> : null },
      ]}
    />
  );
};

export interface KeyCardProps {
  readonly application: Application;
  readonly keyType: KeyType;
  /** Undefined: there are none yet. */
  readonly of: ApplicationKey | undefined;
  readonly tokenEndpoint: string | undefined;
}

/** The keys of one kind: made, shown, changed, taken away. */
export const KeyCard = ({ application, keyType, of, tokenEndpoint }: KeyCardProps) => {
  const { keys: words } = useStrings();
  const client = useQueryClient();
  const [secret, setSecret] = useState<string>();
  const [isFormOpen, setFormOpen] = useState(false);
  const [hasTokenDialog, setTokenDialog] = useState(false);
  const { applicationId } = application;
  const type = words.types[keyType] ?? keyType;
  const path = { applicationId, keyMappingId: of?.keyMappingId ?? '' };
  const readAnew = () => client.invalidateQueries({ queryKey: ['keys', applicationId] });
  const isGone = of !== undefined && of.consumerSecret === undefined;
  const canTest = of?.supportedGrantTypes.includes('client_credentials') ?? false;

  const regenerate = () =>
    confirm({
      title: words.regenerateOf(type),
      text: words.regenerateText,
      action: words.regenerate,
      run: async () => {
        const { consumerSecret } = await answer(api.POST('/applications/{applicationId}/oauth-keys/{keyMappingId}/regenerate-secret', { params: { path } }));
        await readAnew();
        setSecret(consumerSecret);
        notifyDone(words.regenerated);
      },
    });
  const remove = () =>
    confirm({
      title: words.removeOf(type),
      text: words.removeText,
      action: words.remove,
      run: async () => {
        await answer(api.POST('/applications/{applicationId}/oauth-keys/{keyMappingId}/clean-up', { params: { path } }));
        setSecret(undefined);
        await readAnew();
        notifyDone(words.removed);
      },
    });

  return (
    <Card component="section" aria-label={type} padding="lg">
      <Stack gap="md" h="100%">
        <div>
          <Title order={2}>{type}</Title>
          <Text size="sm" c="dimmed">
            {words.texts[keyType]}
          </Text>
        </div>
        {secret !== undefined && <OnceShown title={words.secretTitle} text={words.secretText} label={words.secretLabel} copy={words.copySecret} secret={secret} kept={words.secretKept} onKept={() => setSecret(undefined)} />}
        {of ? (
          <>
            {isGone && <Alert color="red">{words.gone}</Alert>}
            <KeyFacts of={of} tokenEndpoint={tokenEndpoint} />
            {canTest && tokenEndpoint && (
              <Stack gap={4}>
                <Text fw={600} size="sm">
                  {words.command}
                </Text>
                <Text size="sm" c="dimmed">
                  {words.commandText}
                </Text>
                <CodeBlock label={words.command} code={commandOf(tokenEndpoint, of.consumerKey)} />
              </Stack>
            )}
            {!canTest && !isGone && (
              <Text size="sm" c="dimmed">
                {words.needsGrant}
              </Text>
            )}
            <Group gap="xs" mt="auto">
              {canTest && !isGone && (
                <Button variant="light" onClick={() => setTokenDialog(true)}>
                  {words.token}
                </Button>
              )}
              {!isGone && (
                <>
                  <Button variant="default" onClick={() => setFormOpen(true)}>
                    {words.change}
                  </Button>
                  <Button variant="default" onClick={regenerate}>
                    {words.regenerate}
                  </Button>
                </>
              )}
              <Button variant="subtle" color="red" onClick={remove}>
                {words.remove}
              </Button>
            </Group>
          </>
        ) : (
          <Group justify="space-between">
            <Text c="dimmed">{words.none}</Text>
            <Button onClick={() => setFormOpen(true)} variant={keyType === 'PRODUCTION' ? 'filled' : 'default'}>
              {words.generateOf(type)}
            </Button>
          </Group>
        )}
      </Stack>
      <KeyForms applicationId={applicationId} keyType={keyType} of={of} opened={isFormOpen} onClose={() => setFormOpen(false)} onMade={({ consumerSecret }) => setSecret(consumerSecret)} />
      <TokenDialog application={application} of={hasTokenDialog ? of : undefined} onClose={() => setTokenDialog(false)} />
    </Card>
  );
};
