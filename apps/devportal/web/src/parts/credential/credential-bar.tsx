import { Alert, Button, Group, NativeSelect, Paper, PasswordInput, Skeleton, Stack, Text } from '@mantine/core';
import { answer, formatDateTime, notifyFailed, useKitStrings, useSession } from '@quintet/web-kit';
import { useMutation } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api } from '../../api';
import type { Api } from '../../api/queries';
import { useStrings } from '../../strings';
import { useGenerateKeys } from './use-generate-keys';
import type { KeyType, UsedCredential } from './use-credential';

/** Only what its own text cannot say is asked for. */
const State = ({ of, used, wanted }: { readonly of: Api; readonly used: UsedCredential; readonly wanted: KeyType }) => {
  const { credential: words } = useStrings();
  const kit = useKitStrings();
  const { loginUrl } = useSession();
  const applicationId = used.subscription?.applicationId ?? '';
  const application = used.subscription?.applicationInfo?.name ?? '';
  const generate = useGenerateKeys();
  const makeKey = useMutation({
    mutationFn: () => answer(api.POST('/applications/{applicationId}/api-keys/{keyType}/generate', { params: { path: { applicationId, keyType: wanted } }, body: { keyName: `${words.keyName} ${new Date().toISOString()}` } })),
    onSuccess: ({ apikey }) => used.setApiKey(apikey),
    onError: (error) => notifyFailed(words.keyFailed, error),
  });
  switch (used.state) {
    case 'none-needed':
      return <Text size="sm">{words.noneNeeded}</Text>;
    case 'log-in':
      return (
        <Group justify="space-between">
          <Text size="sm">{words.logIn}</Text>
          <Button size="xs" component="a" href={loginUrl()}>
            {kit.logIn}
          </Button>
        </Group>
      );
    case 'not-allowed':
      return <Text size="sm">{words.notAllowed}</Text>;
    case 'subscribe':
      return (
        <Group justify="space-between">
          <Text size="sm">{words.subscribe}</Text>
          <Button size="xs" component={Link} to={`/apis/${encodeURIComponent(of.id)}/subscribe`}>
            {words.toSubscribe}
          </Button>
        </Group>
      );
    case 'no-keys':
      return (
        <Group justify="space-between">
          <Text size="sm">{words.noKeys(application)}</Text>
          <Button size="xs" loading={generate.isPending} onClick={() => generate.mutate({ applicationId, keyType: wanted })}>
            {words.generate}
          </Button>
        </Group>
      );
    case 'failed':
      return (
        <Group justify="space-between" role="alert">
          <Text size="sm" c="error">
            {words.failed} {used.error?.message}
          </Text>
          <Button size="xs" variant="default" onClick={used.retry}>
            {words.renew}
          </Button>
        </Group>
      );
    case 'loading':
      return <Skeleton height={30} radius="md" className="quintet-delayed" aria-label={words.loading} role="status" />;
    case 'enter-key':
    case 'ready':
      if (!used.credential || used.credential.expiresMs === undefined) {
        return (
          <Group align="flex-end">
            <PasswordInput label={words.keyLabel(used.header ?? '')} description={words.keyHelp} value={used.apiKey} onChange={(event) => used.setApiKey(event.currentTarget.value)} autoComplete="off" flex={1} miw={220} />
            <Button variant="default" loading={makeKey.isPending} onClick={() => makeKey.mutate()}>
              {words.makeKey}
            </Button>
          </Group>
        );
      }
      return (
        <Group justify="space-between">
          <Text size="sm">
            {words.ready(application)}{' '}
            <Text span c="dimmed" inherit>
              {words.until(formatDateTime(used.credential.expiresMs))}
            </Text>
          </Text>
          <Button size="xs" variant="default" loading={used.isRenewing} onClick={used.renew}>
            {words.renew}
          </Button>
        </Group>
      );
  }
};

export interface CredentialBarProps {
  readonly of: Api;
  readonly used: UsedCredential;
  readonly wanted: KeyType;
  readonly environment: string | undefined;
  readonly onEnvironment: (name: string) => void;
}

/** Where and with what an API is called from its page: environment, application, and the token that comes by itself. */
export const CredentialBar = ({ of, used, wanted, environment, onEnvironment }: CredentialBarProps) => {
  const { credential: words } = useStrings();
  const environments = of.endpointURLs.map(({ environmentName, environmentDisplayName }) => ({ value: environmentName, label: environmentDisplayName }));
  const hasChoice = environments.length > 1 || used.subscriptions.length > 1;
  return (
    <Paper withBorder p="sm" component="section" aria-label={words.label}>
      <Stack gap="sm">
        {hasChoice && (
          <Group gap="md">
            {environments.length > 1 && <NativeSelect size="sm" label={words.environment} data={environments} value={environment} onChange={(event) => onEnvironment(event.currentTarget.value)} />}
            {used.subscriptions.length > 1 && (
              <NativeSelect
                size="sm"
                label={words.application}
                data={used.subscriptions.map(({ applicationId, applicationInfo }) => ({ value: applicationId, label: applicationInfo?.name ?? applicationId }))}
                value={used.subscription?.applicationId}
                onChange={(event) => used.choose(event.currentTarget.value)}
              />
            )}
          </Group>
        )}
        <State of={of} used={used} wanted={wanted} />
        {used.subscription && used.subscription.status !== 'UNBLOCKED' && <Alert color="red">{words.blocked}</Alert>}
      </Stack>
    </Paper>
  );
};
