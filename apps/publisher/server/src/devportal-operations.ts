import { createServiceClient, internalScopes, serviceClients, type ServiceCall } from '@quintet/control-plane';
import { AppError, commonProblems, type Problem } from '@quintet/service-kit';
import { z } from 'zod';
import type { PublisherParts } from './feature';
import { problems } from './problems';

/** Where the developer portal takes requests of the publisher. */
const operationsPath = '/api/am/devportal-operations/v1';

export interface OperationCall {
  readonly method: ServiceCall['method'];
  /** Below the operations' own address. Parts that come from outside are encoded by `pathTo`. */
  readonly path: string;
  readonly organization: string;
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly body?: unknown;
}

/** The developer portal owns subscriptions and comments; the publisher asks it to change them on behalf of its users. */
export interface DevportalOperations {
  /**
   * @returns the body of its answer
   * @throws AppError what it refused, with its own reason; DEVPORTAL_AWAY when it, or the key manager that gives us the token, does not answer
   */
  call(call: OperationCall): Promise<unknown>;
}

/** `pathTo('apis', apiId, 'comments')`. */
export const pathTo = (...parts: readonly string[]): string => parts.map((part) => `/${encodeURIComponent(part)}`).join('');

const refusal = z.object({ code: z.int(), description: z.string() });
const byStatus: Readonly<Record<number, Problem>> = { 400: commonProblems.INVALID_INPUT, 403: commonProblems.FORBIDDEN, 404: commonProblems.NOT_FOUND, 409: problems.REFUSED_BY_DEVPORTAL };

export const createDevportalOperations = ({ config, clock }: Pick<PublisherParts, 'config' | 'clock'>): DevportalOperations => {
  const { clientId } = serviceClients.publisher;
  const client = createServiceClient({ keyManagerUrl: config.keyManagerUrl, clientId, clientSecret: config.clientSecret, scopes: [internalScopes.manageSubscriptions], clock });
  return {
    call: async ({ method, path, organization, query = {}, body }) => {
      const url = new URL(config.devportalUrl + operationsPath + path);
      url.searchParams.set('organization', organization);
      for (const [name, value] of Object.entries(query)) if (value !== undefined) url.searchParams.set(name, String(value));
      const answer = await client.call({ method, url: url.href, ...(body === undefined ? {} : { body }) }).catch((cause: unknown) => {
        throw cause instanceof AppError ? new AppError(problems.DEVPORTAL_AWAY, undefined, { cause }) : cause;
      });
      if (answer.status < 300) return answer.body;
      const problem = byStatus[answer.status];
      const given = refusal.safeParse(answer.body);
      if (!problem) throw new AppError(commonProblems.INTERNAL, `the developer portal answered ${answer.status} to ${method} ${path}`);
      throw given.success ? new AppError({ ...problem, code: given.data.code }, given.data.description) : new AppError(problem);
    },
  };
};
