interface SubscribedApi {
  /** With the version in it, such as `/pizza/1.0.0`. */
  readonly context: string;
  readonly version: string;
}

interface Subscribed {
  readonly applicationId: string;
  /** Name of the plan. */
  readonly policy: string;
}

/** Where a version stands in a context: anywhere, and when the context has it more than once, in any of those places. */
const withoutVersion = ({ context, version }: SubscribedApi): string[] => {
  const segments = context.split('/');
  return segments.flatMap((segment, i) => (segment === version ? [segments.toSpliced(i, 1).join('/')] : []));
};

/** The keys under which the ledger may know a subscription: nearly always one. */
export const subscriptionQuotaKeys = ({ applicationId, policy }: Subscribed, api: SubscribedApi): string[] => [
  ...new Set([...withoutVersion(api), api.context].map((context) => `${applicationId}:${context}:${api.version}:${policy}`)),
];

/** The key of what a user spends by an application. */
export const applicationQuotaKey = (applicationId: string, user: string): string => `${applicationId}:${user}`;
