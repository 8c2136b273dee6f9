import { AppError } from '@quintet/service-kit';
import { problems } from '../../problems';

export const invalidFilter = (why: string): AppError => new AppError(problems.SCIM_INVALID_FILTER, `filter: ${why}`, { faults: [{ field: 'filter', reason: why }] });

export interface Token {
  readonly kind: 'word' | 'text' | 'sign';
  /** Of a text: without its quotes and escapes. */
  readonly text: string;
}

const maxLength = 2_000;
/** JSON's strings (RFC 8259 section 7); signs; everything else up to the next space, sign or quote. */
const token = /\s*(?:("(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-f]{4}))*")|([()[\]])|([^\s()[\]"]+))/iy;

/** @throws AppError SCIM_INVALID_FILTER */
export const readTokens = (text: string): Token[] => {
  if (text.length > maxLength) throw invalidFilter(`it is longer than ${maxLength} characters`);
  const tokens: Token[] = [];
  const trimmed = text.trimEnd();
  for (let at = 0; at < trimmed.length; at = token.lastIndex) {
    token.lastIndex = at;
    const [, quoted, sign, word] = token.exec(trimmed) ?? [];
    if (quoted !== undefined) tokens.push({ kind: 'text', text: JSON.parse(quoted) as string });
    else if (sign !== undefined) tokens.push({ kind: 'sign', text: sign });
    else if (word !== undefined) tokens.push({ kind: 'word', text: word });
    else throw invalidFilter(`it cannot be read from "${trimmed.slice(at, at + 20)}" on`);
  }
  if (tokens.length === 0) throw invalidFilter('it is empty');
  return tokens;
};
