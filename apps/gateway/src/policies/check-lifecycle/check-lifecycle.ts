import { next, reject, type PolicyKind } from '../../pipeline/policy';
import { problems } from '../../problems';

/** Whether the API's lifecycle lets it serve at all. An API that the catalogue does not know counts as not published. */
export const checkLifecycle = (): PolicyKind => ({
  name: 'check-lifecycle',
  phase: 'authenticate',
  compile: ({ artifact }) => ({ state, call }) => {
    switch (state.lifecycles.get(artifact.apiId)?.state ?? 'CREATED') {
      case 'BLOCKED':
        return reject(problems.API_BLOCKED, 'This API has been blocked temporarily. Please try again later or contact the system administrators.');
      case 'RETIRED':
        return reject(problems.NO_SUCH_API, 'The requested resource is not available.');
      case 'CREATED':
        return call.headers['internal-key'] === undefined ? reject(problems.MISSING_CREDENTIALS, 'The API is not published: it answers to an internal key only.') : next;
      default:
        return next;
    }
  },
});
