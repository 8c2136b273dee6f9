import { AppError, commonProblems } from '@quintet/service-kit';

const nul = /(?<!\\)(?:\\\\)*\\u0000/; // as JSON.stringify writes it; an escaped backslash before it makes it plain text
const loneSurrogate = /(?<!\\)(?:\\\\)*\\u[dD][89a-fA-F]/; // JSON.stringify escapes a surrogate only when it stands alone

/** JSON text for a `jsonb` column. @throws AppError INVALID_INPUT for the two things that PostgreSQL cannot keep in text */
export const storableJson = (value: unknown): string => {
  const text = JSON.stringify(value);
  if (nul.test(text) || loneSurrogate.test(text)) throw new AppError(commonProblems.INVALID_INPUT, 'A text contains a character that cannot be stored (U+0000, or half of a surrogate pair)');
  return text;
};

/** For texts that are compared with text columns: nothing stored contains what PostgreSQL cannot keep. */
export const isStorable = (text: string): boolean => !text.includes('\0');
