import type { Call, Exchange } from '../pipeline/policy';
import { rateLimitHeaders } from '../quota/rate-limit-headers';
import type { CompiledApi } from '../state/compile-api';
import type { GatewayState } from '../state/gateway-state';

/** What the gateway adds to every answer: request id, CORS, deprecation (RFC 9745), where the caller stands in its quotas, and what they said when it asked for that. Flat. */
export const addedHeaders = (call: Call, state: GatewayState, api: CompiledApi | undefined, exchange: Exchange | undefined, told: string | undefined): string[] => {
  const headers = ['x-request-id', call.requestId, 'activityid', call.requestId];
  if (!api) return headers;
  const origin = call.headers['origin'];
  if (api.cors && origin !== undefined) headers.push(...api.cors.headersFor(typeof origin === 'string' ? origin : undefined));
  const lifecycle = state.lifecycles.get(api.artifact.apiId);
  if (lifecycle?.state === 'DEPRECATED') headers.push('deprecation', `@${Math.floor(lifecycle.sinceMs / 1000)}`);
  if (exchange?.standing) headers.push(...rateLimitHeaders(exchange.standing));
  if (exchange?.exceeded) headers.push('x-quota-exceeded', exchange.exceeded);
  if (told !== undefined) headers.push('x-throttle-decision', told);
  return headers;
};
