import { answer } from '@quintet/web-kit';
import { scim } from './clients';

/** A text within a SCIM filter (RFC 7644, section 3.4.2.2: as in JSON). */
export const quoted = (text: string): string => JSON.stringify(text);

/** Names of users that begin so, at most ten. */
export const findUserNames = async (start: string, signal?: AbortSignal): Promise<string[]> => {
  const { Resources } = await answer(scim.GET('/Users', { params: { query: { count: 10, sortBy: 'userName', attributes: 'userName', ...(start !== '' && { filter: `userName sw ${quoted(start)}` }) } }, ...(signal && { signal }) }));
  return Resources.flatMap(({ userName }) => userName ?? []);
};
