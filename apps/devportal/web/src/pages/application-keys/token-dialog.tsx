import { Button, Checkbox, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { answer, ApiFormView, CodeBlock, formatDateTime, useApiForm, useKitStrings } from '@quintet/web-kit';
import { useMemo, useState } from 'react';
import { z } from 'zod';
import { api, type Schemas } from '../../api';
import type { Application, ApplicationKey } from '../../api/application-queries';
import { shortenSecret } from '../../parts/credential/shorten-secret';
import { useStrings } from '../../strings';

const secondMs = 1_000;

interface Made {
  readonly token: Schemas['Token'];
  readonly atMs: number;
}

const Token = ({ made: { token, atMs }, onAgain }: { readonly made: Made; readonly onAgain: () => void }) => {
  const { keys: words } = useStrings();
  const scopes = token.tokenScopes.filter((scope) => scope !== 'default');
  return (
    <Stack gap="sm">
      <CodeBlock label={words.tokenMade} code={token.accessToken} shown={shortenSecret(token.accessToken, token.accessToken)} />
      <Text size="sm" role="status">
        {words.tokenUntil(formatDateTime(atMs + token.validityTime * secondMs))} {scopes.length > 0 && words.tokenWith(scopes.join(', '))}
      </Text>
      <Group justify="flex-end">
        <Button variant="default" onClick={onAgain}>
          {words.tokenAgain}
        </Button>
      </Group>
    </Stack>
  );
};

const TokenForm = ({ application, of, onMade, onClose }: { readonly application: Application; readonly of: ApplicationKey; readonly onMade: (made: Made) => void; readonly onClose: () => void }) => {
  const { keys: words } = useStrings();
  const form = useApiForm({
    schema: useMemo(() => z.looseObject({ validityPeriod: z.string().trim().regex(/^[1-9]\d{0,8}$/, words.lifetimeWrong) }), [words]),
    initialValues: { validityPeriod: '3600', scopes: [] as string[] },
    submit: ({ validityPeriod, scopes }) =>
      answer(api.POST('/applications/{applicationId}/oauth-keys/{keyMappingId}/generate-token', { params: { path: { applicationId: application.applicationId, keyMappingId: of.keyMappingId } }, body: { validityPeriod: Number(validityPeriod), scopes } })),
    onDone: (token) => onMade({ token, atMs: Date.now() }),
  });
  return (
    <ApiFormView form={form} action={words.tokenAction} onCancel={onClose} isGuarded={false}>
      <Text size="sm">{words.tokenText}</Text>
      {application.subscriptionScopes.length > 0 && (
        <Checkbox.Group label={words.tokenScopes} description={words.tokenScopesHelp} value={form.form.getValues().scopes} onChange={(value) => form.form.setFieldValue('scopes', value)} error={form.form.errors['scopes']}>
          <Stack gap="xs" mt="xs">
            {application.subscriptionScopes.map(({ key, name, description }) => (
              <Checkbox key={key} value={key} label={name === key ? key : `${name} (${key})`} description={description} />
            ))}
          </Stack>
        </Checkbox.Group>
      )}
      <TextInput label={words.tokenSeconds} inputMode="numeric" required maw={240} data-autofocus {...form.form.getInputProps('validityPeriod')} />
    </ApiFormView>
  );
};

export interface TokenDialogProps {
  readonly application: Application;
  /** Undefined: closed. */
  readonly of: ApplicationKey | undefined;
  readonly onClose: () => void;
}

/** A token to try things out with. It is gone when the dialog is closed. */
export const TokenDialog = ({ application, of, onClose }: TokenDialogProps) => {
  const { keys: words } = useStrings();
  const { close } = useKitStrings();
  const [made, setMade] = useState<Made>();
  const leave = () => {
    setMade(undefined);
    onClose();
  };
  return (
    <Modal opened={of !== undefined} onClose={leave} title={words.tokenOf(words.types[of?.keyType ?? ''] ?? '')} closeButtonProps={{ 'aria-label': close }} size="lg">
      {of && (made ? <Token made={made} onAgain={() => setMade(undefined)} /> : <TokenForm application={application} of={of} onMade={setMade} onClose={leave} />)}
    </Modal>
  );
};
