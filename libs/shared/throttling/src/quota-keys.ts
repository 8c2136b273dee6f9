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

/** Contexts that the version may have been put into: it may stand anywhere in one, and an API may have it in its name besides. */
const withoutVersion = ({ context, version }: SubscribedApi): string[] => {
  const segments = context.split('/');
  const once = segments.flatMap((segment, i) => (segment === version ? [segments.toSpliced(i, 1)] : []));
  return [...once, segments.filter((segment) => segment !== version)].map((rest) => rest.join('/') || '/');
};

/** The keys under which the ledger may know a subscription: nearly always one. */
export const subscriptionQuotaKeys = ({ applicationId, policy }: Subscribed, api: SubscribedApi): string[] => [
  ...new Set([...withoutVersion(api), api.context].map((context) => `${applicationId}:${context}:${api.version}:${policy}`)),
];

/** The key of what a user spends by an application. */
export const applicationQuotaKey = (applicationId: string, user: string): string => `${applicationId}:${user}`;
