import { PasswordInput, Stack } from '@mantine/core';
import { ApiFormView, notifyDone, useApiForm, useSession } from '@quintet/web-kit';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { z } from 'zod';
import { PasswordRules } from '../../parts/password-rules';
import { passwordChecks, usualPasswordRules } from '../../parts/password-checks';
import { signUpRulesQuery } from '../../api/sign-up-rules';
import { useStrings } from '../../strings';
import { changePassword } from './profile-api';

const empty = { currentPassword: '', password: '' };

/** Another password, for who knows the one of now. */
export const PasswordForm = ({ email }: { readonly email: string }) => {
  const { profile: words, signUp } = useStrings();
  const { session } = useSession();
  const rules = useQuery(signUpRulesQuery()).data?.password ?? usualPasswordRules;
  const username = session?.user.name.split('@')[0] ?? '';
  const schema = useMemo(
    () =>
      z.object({ currentPassword: z.string().min(1, words.needed), password: z.string().min(1, words.needed) }).superRefine(({ password }, context) => {
        if (password !== '' && !Object.values(passwordChecks(password, { username, email }, rules)).every(Boolean)) context.addIssue({ code: 'custom', path: ['password'], message: signUp.passwordBad });
      }),
    [words, signUp, rules, username, email],
  );
  const form = useApiForm({
    schema,
    initialValues: empty,
    submit: ({ currentPassword, password }) => changePassword(currentPassword, password),
    onDone: () => {
      form.form.setInitialValues(empty);
      form.form.setValues(empty);
      form.form.resetDirty(empty);
      notifyDone(words.changed);
    },
  });
  const checks = passwordChecks(form.form.getValues().password, { username, email }, rules);
  const toggle = { 'aria-label': words.show };
  return (
    <ApiFormView form={form} action={words.change} isGuarded={form.isDirty}>
      <input type="text" name="username" autoComplete="username" value={session?.user.name ?? ''} readOnly hidden />
      <PasswordInput label={words.current} autoComplete="current-password" required visibilityToggleButtonProps={toggle} {...form.form.getInputProps('currentPassword')} />
      <Stack gap="xs">
        <PasswordInput label={words.next} autoComplete="new-password" required visibilityToggleButtonProps={toggle} {...form.form.getInputProps('password')} />
        <PasswordRules
          rules={[
            { text: signUp.rules.length(rules.minLength, rules.maxLength), isFulfilled: checks.length },
            { text: signUp.rules.names, isFulfilled: checks.names },
            { text: signUp.rules.repetition, isFulfilled: checks.repetition },
            { text: signUp.rules.common, isFulfilled: undefined },
          ]}
        />
      </Stack>
    </ApiFormView>
  );
};
