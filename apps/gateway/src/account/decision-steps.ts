import type { DecisionStep, DecisionStepName } from '@quintet/contracts';
import type { Problem } from '@quintet/service-kit';
import type { Exchange, Rejection } from '../pipeline/policy';
import { problems } from '../problems';

const order: readonly DecisionStepName[] = ['route', 'credential', 'subscription', 'scope', 'deny-policies', 'quotas', 'backend'];

/** Where a call is refused with which problem; what is not named is refused on the way to an operation. */
const stepOf = new Map<Problem, DecisionStepName>([
  [problems.INVALID_CREDENTIALS, 'credential'],
  [problems.MISSING_CREDENTIALS, 'credential'],
  [problems.WRONG_TOKEN_TYPE, 'credential'],
  [problems.WRONG_AUDIENCE, 'credential'],
  [problems.FORBIDDEN, 'subscription'],
  [problems.SUBSCRIPTION_BLOCKED, 'subscription'],
  [problems.SUBSCRIPTION_INACTIVE, 'subscription'],
  [problems.MISSING_SCOPE, 'scope'],
  [problems.DENIED, 'deny-policies'],
  [problems.API_QUOTA, 'quotas'],
  [problems.OPERATION_QUOTA, 'quotas'],
  [problems.APPLICATION_QUOTA, 'quotas'],
  [problems.SUBSCRIPTION_QUOTA, 'quotas'],
  [problems.CUSTOM_QUOTA, 'quotas'],
  [problems.BURST_QUOTA, 'quotas'],
  [problems.QUOTA_UNDECIDED, 'quotas'],
  [problems.BACKEND_LIMIT, 'quotas'],
  [problems.NO_ENDPOINT, 'backend'],
  [problems.BACKEND_UNREACHABLE, 'backend'],
  [problems.BACKEND_TIMEOUT, 'backend'],
  [problems.BACKEND_CLOSED, 'backend'],
]);

const refusedAt = ({ problem }: Rejection, exchange: Exchange | undefined): DecisionStepName => {
  // An API key that is not permitted from where the call comes: there is no identity yet.
  if (problem === problems.FORBIDDEN && exchange?.identity === undefined) return 'credential';
  // A body that turned out too large, or a header that cannot be sent on, on the way to the backend.
  if ((problem === problems.BODY_TOO_LARGE || problem === problems.BAD_REQUEST) && exchange !== undefined) return 'backend';
  return stepOf.get(problem) ?? 'route';
};

const credentialNames = { token: 'a token', 'api-key': 'an API key', 'internal-key': 'an internal key' } as const;

/** What passed, in words. */
const passedBy: Readonly<Record<DecisionStepName, (exchange: Exchange, status: number) => string>> = {
  route: ({ api: { artifact }, operation }) => `${operation.verb} ${operation.target} of ${artifact.name} ${artifact.version}`,
  credential: ({ identity }) => (identity ? `${credentialNames[identity.kind]} of ${identity.user}` : 'none is needed'),
  subscription: ({ application, subscription }) =>
    application ? `application "${application.name}"${subscription ? `, business plan "${subscription.policy}"` : ', without a subscription: none is needed'}` : 'none is needed',
  scope: ({ operation: { source }, identity }) =>
    source.scopes.length === 0 || identity === undefined || identity.kind === 'internal-key' ? 'none is needed' : `one of: ${source.scopes.join(', ')}`,
  'deny-policies': () => 'none applies',
  quotas: ({ charged = [], exceeded }) => (exceeded ? `that of level "${exceeded}" is used up, and its plan lets calls pass` : charged.length === 0 ? 'none limits the call' : `units were left: ${charged.map(({ quota }) => quota.level).join(', ')}`),
  backend: (_exchange, status) => `answered ${status}`,
};

/** Longest that a contract takes. */
const maxDetail = 1_000;

/** The decisions about one call in their order; none where the gateway itself failed, as nobody knows how far it came. */
export const decisionSteps = (exchange: Exchange | undefined, rejection: Rejection | undefined, status: number): DecisionStep[] => {
  if (rejection?.problem === problems.INTERNAL || rejection?.problem === problems.STARTING) return [];
  if (!rejection && !exchange) return [];
  const end = rejection ? order.indexOf(refusedAt(rejection, exchange)) : order.length;
  return order.map((step, at): DecisionStep => {
    if (at > end) return { step, outcome: 'not reached', detail: '' };
    if (at === end) return { step, outcome: 'refused', detail: (rejection as Rejection).detail.slice(0, maxDetail) };
    return { step, outcome: 'passed', detail: exchange ? passedBy[step](exchange, status).slice(0, maxDetail) : '' };
  });
};

const again = 'Call again when the window ends, or choose a plan or policy that allows more.';
const advices = new Map<Problem, string>([
  [problems.STARTING, 'Call again in a moment.'],
  [problems.BAD_REQUEST, 'Send a request that HTTP allows.'],
  [problems.BODY_TOO_LARGE, 'Send a smaller body.'],
  [problems.NO_SUCH_RESOURCE, 'Call a path that the definition of the API has.'],
  [problems.METHOD_NOT_ALLOWED, 'Use a method that the definition has for this path.'],
  [problems.TRANSPORT_NOT_ALLOWED, 'Call over the other of http and https.'],
  [problems.API_BLOCKED, 'The API passes calls again when its publisher unblocks it.'],
  [problems.TENANT_DISABLED, 'The APIs of the organization pass calls again when it is enabled.'],
  [problems.INVALID_CREDENTIALS, 'Send a token or key of this installation that is neither expired nor revoked.'],
  [problems.NO_ENDPOINT, 'Use a key of the other kind (production, sandbox), or have an endpoint of this kind set.'],
  [problems.MISSING_CREDENTIALS, 'Send a token or key, in the header that the API names.'],
  [problems.WRONG_TOKEN_TYPE, 'Get a token by a grant that fits: of the application alone, or of a user.'],
  [problems.WRONG_AUDIENCE, 'Use a token of an application that is among the audiences of the API.'],
  [problems.FORBIDDEN, 'Subscribe the application of this credential to the API, and call from where the credential is permitted.'],
  [problems.SUBSCRIPTION_BLOCKED, 'The publisher of the API has to unblock the subscription.'],
  [problems.SUBSCRIPTION_INACTIVE, 'The subscription has to be approved first.'],
  [problems.DENIED, 'An administrator has to switch off the deny policy.'],
  [problems.API_QUOTA, again],
  [problems.OPERATION_QUOTA, again],
  [problems.APPLICATION_QUOTA, again],
  [problems.SUBSCRIPTION_QUOTA, again],
  [problems.BURST_QUOTA, again],
  [problems.CUSTOM_QUOTA, again],
  [problems.QUOTA_UNDECIDED, 'Call again in a moment.'],
  [problems.BACKEND_LIMIT, 'Call again in a second, or have the limit of the backend raised.'],
  [problems.BACKEND_UNREACHABLE, 'The backend has to be reachable from the gateway: its address, and whether it runs.'],
  [problems.BACKEND_TIMEOUT, 'The backend has to answer sooner, or the endpoint needs a longer timeout.'],
  [problems.BACKEND_CLOSED, 'The backend has to end its answers properly.'],
]);

/** What would let the same call pass. */
export const adviceOn = (exchange: Exchange | undefined, rejection: Rejection | undefined): string | null => {
  if (!rejection) return null;
  if (rejection.problem === problems.MISSING_SCOPE && exchange) return `Get a token with one of the scopes: ${exchange.operation.source.scopes.join(', ')}.`.slice(0, maxDetail);
  return advices.get(rejection.problem) ?? null;
};
