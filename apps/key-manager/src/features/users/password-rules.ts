import { commonPasswords } from './common-passwords';

/** What a password that its user chooses himself must be (after NIST SP 800-63B section 5.1.1.2: length counts, mixtures of signs do not). As data, so that a page can say it. */
export const passwordRules = { minLength: 8, maxLength: 64, refusesCommon: true, refusesUserName: true, refusesRepetition: true } as const;

const shortestNameLookedFor = 3;
const repeated = /^(.{1,4}?)\1+.{0,3}$/su;

/** @returns why the password is refused: nothing when it may be had */
export const passwordFaults = (password: string, { username, email }: { readonly username: string; readonly email?: string | null }): string[] => {
  const { length } = [...password];
  if (length < passwordRules.minLength) return [`must have at least ${passwordRules.minLength} characters`];
  if (length > passwordRules.maxLength) return [`must have at most ${passwordRules.maxLength} characters`];
  const lower = password.toLowerCase();
  const faults: string[] = [];
  if (commonPasswords.has(lower)) faults.push('is one of those that are guessed first');
  else if (repeated.test(lower)) faults.push('must not be the same few characters again and again');
  const names = [username, email?.split('@', 1)[0] ?? ''].map((name) => name.toLowerCase()).filter((name) => name.length >= shortestNameLookedFor);
  if (names.some((name) => lower.includes(name))) faults.push('must not contain the user name or the name of the e-mail address');
  return faults;
};
