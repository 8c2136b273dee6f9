import { z } from 'zod';
import { AppError, type Problem } from '@quintet/service-kit';
import { createServiceClient, type ServiceCall, type ServiceClientParts } from './service-client';

/** A quota in its present window, as the traffic manager's ledger knows it. */
const quotaUsage = z.object({
  level: z.string(),
  policy: z.string(),
  unit: z.string(),
  window: z.string().nullable(),
  windowStart: z.string(),
  windowEnd: z.string(),
  limit: z.number().nullable(),
  used: z.number(),
  overLimit: z.number(),
  remaining: z.number().nullable(),
  usedUp: z.boolean(),
  opensAt: z.string().nullable(),
});
export type QuotaUsage = z.output<typeof quotaUsage>;

/** The traffic manager keeps the quotas; the portals ask it on behalf of their users, whose rights they have checked. */
export interface TrafficOperations {
  /** Of the keys, those of which something was asked in their present windows. @throws AppError the problem `away` when it does not answer */
  usageOf(organization: string, keys: readonly string[]): Promise<QuotaUsage[]>;
  /** Sets the present windows of an application, or of one of its users, back. @throws as above */
  resetApplication(organization: string, applicationId: string, user: string | undefined): Promise<void>;
}

export interface TrafficOperationsParts extends ServiceClientParts {
  readonly trafficManagerUrl: string;
  /** Told to callers when the traffic manager, or the key manager that gives the token, does not answer. */
  readonly away: Problem;
}

const operationsPath = '/api/am/traffic-operations/v1';
const timeoutMs = 5_000;

export const createTrafficOperations = ({ trafficManagerUrl, away, ...parts }: TrafficOperationsParts): TrafficOperations => {
  const client = createServiceClient({ timeoutMs, ...parts });
  const call = async (method: ServiceCall['method'], path: string, query: readonly (readonly [string, string])[], body?: unknown): Promise<unknown> => {
    const url = `${trafficManagerUrl}${operationsPath}${path}?${new URLSearchParams(query as [string, string][])}`;
    const answer = await client.call({ method, url, ...(body === undefined ? {} : { body }) }).catch((cause: unknown) => {
      throw cause instanceof AppError ? new AppError(away, undefined, { cause }) : cause;
    });
    if (answer.status !== 200) throw new AppError(away, `${method} ${path} answered ${answer.status}`);
    return answer.body;
  };
  return {
    usageOf: async (organization, keys) => {
      const body = await call('GET', '/usage', [['organization', organization], ...keys.map((key) => ['key', key] as const)]);
      return z.object({ list: z.array(quotaUsage) }).parse(body).list;
    },
    resetApplication: async (organization, applicationId, user) => {
      await call('POST', `/applications/${encodeURIComponent(applicationId)}/reset`, [['organization', organization]], user === undefined ? {} : { user });
    },
  };
};
