import { answer, ApiProblem, isProblem } from '@quintet/web-kit';
import { publisher, type Schema } from '../api/client';

type ScopeBody = Schema<'ScopeBody'>;

/** A name that is taken is said of the field, beside which it is shown. */
const aboutName = async <T>(call: Promise<T>): Promise<T> => {
  try {
    return await call;
  } catch (error) {
    if (!isProblem(error, 409)) throw error;
    throw new ApiProblem(409, { code: error.code, title: error.title, faults: [{ field: 'name', reason: error.message }] });
  }
};

export const createScope = (body: ScopeBody) => aboutName(answer(publisher.POST('/scopes', { body })));
export const changeScope = (scopeId: string, body: ScopeBody) => answer(publisher.PUT('/scopes/{scopeId}', { params: { path: { scopeId } }, body }));
export const deleteScope = (scopeId: string) => answer(publisher.DELETE('/scopes/{scopeId}', { params: { path: { scopeId } } }));
