import { Alert, PasswordInput, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { ApiFormView, formatAgo, useApiForm } from '@quintet/web-kit';
import { useMemo, useState } from 'react';
import { z } from 'zod';
import type { SignUpRules } from '../../api/sign-up-rules';
import { passwordChecks } from '../../parts/password-checks';
import { PasswordRules } from '../../parts/password-rules';
import { useStrings } from '../../strings';
import { isFree, signUp, TooOften, type MadeAccount, type SignUpValues } from './sign-up-api';

const empty: SignUpValues = { username: '', email: '', givenName: '', familyName: '', password: '' };
const secondMs = 1_000;

const useSchema = (rules: SignUpRules) => {
  const { signUp: words } = useStrings();
  return useMemo(() => {
    const { minLength, maxLength, pattern } = rules.username;
    return z
      .object({
        username: z.string().trim().min(1, words.required).min(minLength, words.usernameBad(minLength, maxLength)).max(maxLength, words.usernameBad(minLength, maxLength)).regex(new RegExp(pattern), words.usernameBad(minLength, maxLength)),
        email: z.string().trim().min(1, words.required).max(rules.email.maxLength).pipe(z.email(words.emailBad)),
        givenName: z.string().trim().max(rules.givenName.maxLength),
        familyName: z.string().trim().max(rules.familyName.maxLength),
        password: z.string().min(1, words.required),
      })
      .superRefine((values, context) => {
        if (values.password !== '' && !Object.values(passwordChecks(values.password, values, rules.password)).every(Boolean)) context.addIssue({ code: 'custom', path: ['password'], message: words.passwordBad });
      });
  }, [rules, words]);
};

/** The fields of a new account, each looked at as soon as it is left. */
export const SignUpForm = ({ rules, onDone }: { readonly rules: SignUpRules; readonly onDone: (account: MadeAccount) => void }) => {
  const { signUp: words } = useStrings();
  const schema = useSchema(rules);
  const [free, setFree] = useState<{ readonly name: string; readonly isFree: boolean }>();
  const form = useApiForm<SignUpValues, MadeAccount>({
    schema,
    initialValues: empty,
    submit: (values) => signUp({ ...values, username: values.username.trim(), email: values.email.trim(), givenName: values.givenName.trim(), familyName: values.familyName.trim() }),
    onDone,
  });
  const values = form.form.getValues();
  const username = values.username.trim();
  const isKnownFree = free?.name === username && free.isFree;
  const checks = passwordChecks(values.password, values, rules.password);

  const field = (name: keyof SignUpValues) => {
    const props = form.form.getInputProps(name);
    return {
      ...props,
      onBlur: () => {
        props.onBlur();
        if (form.form.getValues()[name] !== '') form.form.validateField(name);
        if (name === 'username') void lookUp();
      },
    };
  };
  const lookUp = async (): Promise<void> => {
    const name = form.form.getValues().username.trim();
    if (free?.name === name || !schema.shape.username.safeParse(name).success) return;
    // Says nothing when it cannot be found out: sending the form tells.
    const answer = await isFree(name).catch(() => undefined);
    if (answer === undefined || form.form.getValues().username.trim() !== name) return;
    setFree({ name, isFree: answer });
    if (!answer) form.form.setFieldError('username', words.usernameTaken);
  };
  const { minLength, maxLength } = rules.password;
  const error = form.error instanceof TooOften ? form.error : undefined;

  return (
    <ApiFormView form={form} action={words.action}>
      <TextInput
        label={words.username}
        description={isKnownFree ? <Text span inherit c="light-dark(#0f6b46, #5fd3a2)" role="status">{words.usernameFree}</Text> : words.usernameHelp(rules.username.minLength, rules.username.maxLength)}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={rules.username.maxLength}
        required
        {...field('username')}
      />
      <TextInput label={words.email} type="email" inputMode="email" autoComplete="email" maxLength={rules.email.maxLength} required {...field('email')} />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput label={words.givenName} description={words.optional} autoComplete="given-name" maxLength={rules.givenName.maxLength} {...field('givenName')} />
        <TextInput label={words.familyName} description={words.optional} autoComplete="family-name" maxLength={rules.familyName.maxLength} {...field('familyName')} />
      </SimpleGrid>
      <Stack gap="xs">
        <PasswordInput label={words.password} autoComplete="new-password" required visibilityToggleButtonProps={{ 'aria-label': words.show }} {...field('password')} />
        <PasswordRules
          rules={[
            { text: words.rules.length(minLength, maxLength), isFulfilled: checks.length },
            ...(rules.password.refusesUserName ? [{ text: words.rules.names, isFulfilled: checks.names }] : []),
            ...(rules.password.refusesRepetition ? [{ text: words.rules.repetition, isFulfilled: checks.repetition }] : []),
            ...(rules.password.refusesCommon ? [{ text: words.rules.common, isFulfilled: undefined }] : []),
          ]}
        />
      </Stack>
      {error?.retryAfterSeconds !== undefined && <Alert color="yellow">{words.tooOften(formatAgo(Date.now() + error.retryAfterSeconds * secondMs))}</Alert>}
    </ApiFormView>
  );
};
