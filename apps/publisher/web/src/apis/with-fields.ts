import { ApiProblem, isProblem } from '@quintet/web-kit';

const fieldOfCode: Readonly<Record<number, string>> = { 900250: 'name', 900251: 'context', 900252: 'version' };

/** What is taken is said of a field too, beside which it is shown. */
export const withFields = async <T>(call: Promise<T>): Promise<T> => {
  try {
    return await call;
  } catch (error) {
    const field = isProblem(error, 409) ? fieldOfCode[error.code] : undefined;
    if (!isProblem(error) || field === undefined) throw error;
    throw new ApiProblem(error.status, { code: error.code, title: error.title, detail: error.message, faults: [{ field, reason: error.message }], ...(error.requestId === undefined ? {} : { requestId: error.requestId }) });
  }
};
