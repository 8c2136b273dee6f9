import { next, reject, type PolicyKind } from '../../pipeline/policy';
import { problems } from '../../problems';

/** Whether its tenant and the API's lifecycle let it serve at all. An API that the catalogue does not know counts as not published. */
export const checkLifecycle = (serves: (organization: string) => boolean): PolicyKind => ({
  name: 'check-lifecycle',
  phase: 'authenticate',
  compile: ({ artifact }) => ({ state, call }) => {
    if (!serves(artifact.organization)) return reject(problems.TENANT_DISABLED, 'The organization that offers this API is disabled.');
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
