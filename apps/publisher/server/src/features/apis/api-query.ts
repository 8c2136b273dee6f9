import { AppError } from '@quintet/service-kit';
import { isStorable } from '../../http/storable';
import { problems } from '../../problems';

const fields = ['name', 'version', 'context', 'status', 'provider', 'tag', 'description', 'type', 'api-category', 'doc', 'content'] as const;
/** `content`: what an API says of itself and its definition; `doc`: its documents. */
export type QueryField = (typeof fields)[number];

export interface Condition {
  readonly field: QueryField;
  readonly value: string;
  /** In quotes: the whole of it. */
  readonly exact: boolean;
}

const aliases: Readonly<Record<string, QueryField>> = { lifecyclestatus: 'status', lcstate: 'status', tags: 'tag' };
const fieldOf = (key: string): QueryField | undefined => {
  const lower = key.toLowerCase();
  return aliases[lower] ?? fields.find((field) => field === lower);
};

const maxLength = 500;
const maxConditions = 20;
const token = /(?:([A-Za-z-]+):)?(?:"([^"]*)"|(\S+))/g;

/**
 * A search: `name:pizza version:1.0.0 "two words"`. Every condition must hold.
 *
 * @param plain where a word without a field is looked for
 *
 * @throws AppError QUERY_INVALID for a field that there is not
 */
export const parseApiQuery = (text: string, plain: QueryField = 'name'): readonly Condition[] => {
  if (text.length > maxLength || !isStorable(text)) throw new AppError(problems.QUERY_INVALID, `It may be ${maxLength} characters long`);
  const conditions = [...text.matchAll(token)].map(([, key, quoted, word]): Condition => {
    const field = key === undefined ? plain : fieldOf(key);
    if (field === undefined) throw new AppError(problems.QUERY_INVALID, `There is no field "${key}"; there are ${fields.join(', ')}`);
    return { field, value: quoted ?? word ?? '', exact: quoted !== undefined && key !== undefined };
  });
  if (conditions.length > maxConditions) throw new AppError(problems.QUERY_INVALID, `It may have ${maxConditions} conditions`);
  return conditions.filter(({ value }) => value !== '');
};
