import { Group, Stack, Text, VisuallyHidden } from '@mantine/core';
import { IconCheck, IconCircle } from '@tabler/icons-react';
import { useStrings } from '../strings';

export interface PasswordRulesProps {
  readonly rules: readonly { readonly text: string; /** Undefined: nobody knows before it is sent. */ readonly isFulfilled: boolean | undefined }[];
}

/** What a password must be, ticked off while it is typed. */
export const PasswordRules = ({ rules }: PasswordRulesProps) => {
  const { signUp } = useStrings();
  return (
    <Stack gap={2} component="ul" aria-label={signUp.rulesLabel} m={0} p={0} style={{ listStyle: 'none' }}>
      {rules.map(({ text, isFulfilled }) => (
        <Group key={text} component="li" gap={6} wrap="nowrap" align="flex-start">
          {isFulfilled ? <IconCheck size={16} color="light-dark(#0f6b46, #5fd3a2)" aria-hidden style={{ flex: 'none', marginTop: 2 }} /> : <IconCircle size={16} color="var(--mantine-color-dimmed)" aria-hidden style={{ flex: 'none', marginTop: 2 }} />}
          <Text size="sm" c={isFulfilled ? undefined : 'dimmed'}>
            {text}
            {isFulfilled !== undefined && <VisuallyHidden>: {isFulfilled ? signUp.fulfilled : signUp.missing}</VisuallyHidden>}
          </Text>
        </Group>
      ))}
    </Stack>
  );
};
