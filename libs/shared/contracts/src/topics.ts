/** How a topic keeps its records. */
export type Retention =
  | { readonly kind: 'state' } // compacted: the last record of a key is that key's whole state, an empty one its deletion
  | { readonly kind: 'stream'; readonly retentionMs: number };

export interface Topic {
  readonly name: string;
  readonly partitions: number;
  readonly retention: Retention;
  /** Largest record batch that the broker takes, in bytes (Kafka's `max.message.bytes`), after compression. */
  readonly maxMessageBytes: number;
}

const megabyte = 1024 * 1024;
const minutesMs = 60_000;
const hoursMs = 60 * minutesMs;

const state = (name: string, { partitions = 1, maxMessageBytes = megabyte } = {}): Topic => ({ name, partitions, retention: { kind: 'state' }, maxMessageBytes });
const stream = (name: string, retentionMs: number, { partitions = 1 } = {}): Topic => ({ name, partitions, retention: { kind: 'stream', retentionMs }, maxMessageBytes: megabyte });

/** Every topic of the system. The services create what is missing and report, but never change, what differs. */
export const topics = {
  apis: state('apim.apis'),
  apiContents: state('apim.api-contents', { maxMessageBytes: 16 * megabyte }), // a document of 10 MB in base64, with room for the rest
  apiDeployments: state('apim.api-deployments', { maxMessageBytes: 12 * megabyte }),
  apiPolicies: state('apim.api-policies'),
  applicationPolicies: state('apim.application-policies'),
  subscriptionPolicies: state('apim.subscription-policies'),
  customPolicies: state('apim.custom-policies'),
  applications: state('apim.applications', { partitions: 3 }),
  applicationKeys: state('apim.application-keys', { partitions: 3 }),
  subscriptions: state('apim.subscriptions', { partitions: 3 }),
  apiKeys: state('apim.api-keys', { partitions: 3 }),
  denyPolicies: state('apim.deny-policies'),
  scopes: state('apim.scopes'),
  keyManagers: state('apim.key-managers'),
  environments: state('apim.environments'),
  organizations: state('apim.organizations'),
  tokenRevocations: state('apim.token-revocations'),
  gatewayStatus: state('apim.gateway-status'),
  serviceStatus: state('apim.service-status'),
  quotaDemands: stream('apim.quota-demands', 10 * minutesMs, { partitions: 6 }),
  quotaGrants: stream('apim.quota-grants', 10 * minutesMs),
  throttleDecisions: stream('apim.throttle-decisions', hoursMs),
  deploymentAcks: stream('apim.deployment-acks', 24 * hoursMs),
  requestEvents: stream('apim.request-events', 24 * hoursMs, { partitions: 3 }),
  explanationQuestions: stream('apim.explanation-questions', 10 * minutesMs),
  explanationAnswers: stream('apim.explanation-answers', 10 * minutesMs),
  deadLetters: stream('apim.dead-letters', 7 * 24 * hoursMs),
} as const satisfies Record<string, Topic>;
