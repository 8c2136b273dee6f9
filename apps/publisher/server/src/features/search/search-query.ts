import { AppError } from '@quintet/service-kit';
import { isStorable } from '../../http/storable';
import { problems } from '../../problems';

export interface Term {
  /** `name`: of the API or the document alone. `anything`: also what is written in it. */
  readonly in: 'name' | 'anything';
  readonly text: string;
}

const maxLength = 500;
const maxTerms = 20;
const token = /(?:([A-Za-z]+):)?(?:"([^"]*)"|(\S+))/g;
const fields: Readonly<Record<string, Term['in']>> = { name: 'name', content: 'anything' };

/**
 * `name:pizza "two words" order`: all of them must be found, upper and lower case are the same.
 *
 * @throws AppError QUERY_INVALID for a field that there is not
 */
export const parseSearch = (query: string): readonly Term[] => {
  if (query.length > maxLength || !isStorable(query)) throw new AppError(problems.QUERY_INVALID, `It may be ${maxLength} characters long`);
  const terms = [...query.matchAll(token)].map(([, field, quoted, plain]): Term => {
    const where = field === undefined ? 'anything' : fields[field.toLowerCase()];
    if (where === undefined) throw new AppError(problems.QUERY_INVALID, `There is no field "${field}"; there are ${Object.keys(fields).join(', ')}`);
    return { in: where, text: quoted ?? plain ?? '' };
  });
  if (terms.length > maxTerms) throw new AppError(problems.QUERY_INVALID, `It may have ${maxTerms} parts`);
  return terms.filter(({ text }) => text !== '');
};
