import type { SignUpRules } from '../api/sign-up-rules';

export type PasswordCheck = 'length' | 'names' | 'repetition';

/** Those of the key manager as it comes, for when it cannot be asked. */
export const usualPasswordRules = { minLength: 8, maxLength: 64 } as const;

const shortestName = 3;
const repeated = /^(.{1,4}?)\1+.{0,3}$/su;

/** Which of the rules that can be looked at here a password fulfils. The server looks at all of them again. */
export const passwordChecks = (password: string, { username, email }: { readonly username: string; readonly email: string }, { minLength, maxLength }: Pick<SignUpRules['password'], 'minLength' | 'maxLength'>): Readonly<Record<PasswordCheck, boolean>> => {
  const lower = password.toLowerCase();
  const { length } = [...password];
  const names = [username, email.split('@', 1)[0] ?? ''].map((name) => name.trim().toLowerCase()).filter((name) => name.length >= shortestName);
  return {
    length: length >= minLength && length <= maxLength,
    names: password !== '' && !names.some((name) => lower.includes(name)),
    repetition: password !== '' && !repeated.test(lower),
  };
};
