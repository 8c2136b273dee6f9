import type { Call, Rejection } from '../pipeline/policy';
import type { ForwardedFacts } from '../proxy/upstream-headers';
import { isPreflight } from '../policies/cors';
import { problems } from '../problems';
import type { CompiledApi, CompiledOperation } from '../state/compile-api';
import type { GatewayState } from '../state/gateway-state';
import { matchContext } from './match-context';

export type Route =
  | { readonly kind: 'operation'; readonly api: CompiledApi; readonly operation: CompiledOperation; readonly rest: string }
  /** A browser's question, which the gateway answers by itself. */
  | { readonly kind: 'preflight'; readonly api: CompiledApi; readonly allow: readonly string[] }
  | { readonly kind: 'none'; readonly api: CompiledApi | undefined; readonly rejection: Rejection };

const noApi: Route = { kind: 'none', api: undefined, rejection: { problem: problems.NO_SUCH_API, detail: 'The requested resource is not available.' } };

/** Verbs for an `Allow` header (RFC 9110, section 10.2.1). */
const allowOf = (api: CompiledApi, verbs: readonly string[]): string => (api.cors && !verbs.includes('OPTIONS') ? [...verbs, 'OPTIONS'] : verbs).join(', ');

/** Finds the operation that answers a call: host, context, transport, then template and verb. */
export const routeCall = (state: GatewayState, { method, path, headers }: Call, { host, proto }: Pick<ForwardedFacts, 'host' | 'proto'>): Route => {
  const match = matchContext(state, path, host);
  if (!match) return noApi;
  const { api } = match.entry;
  if (!(proto === 'https' ? api.https : api.http)) {
    return { kind: 'none', api, rejection: { problem: problems.TRANSPORT_NOT_ALLOWED, detail: `This API does not answer over ${proto}.` } };
  }
  const below = match.rest === '' ? '/' : match.rest;
  const operation = api.routes.find(method, below);
  if (operation) return { kind: 'operation', api, operation, rest: match.rest };
  const verbs = api.routes.verbsAt(below);
  if (api.cors && isPreflight(method, headers) && verbs.length > 0) return { kind: 'preflight', api, allow: verbs };
  const rejection: Rejection =
    verbs.length === 0
      ? { problem: problems.NO_SUCH_RESOURCE, detail: 'None of the API resources matches the path.' }
      : { problem: problems.METHOD_NOT_ALLOWED, detail: `The resource does not answer ${method}.`, headers: ['allow', allowOf(api, verbs)] };
  return { kind: 'none', api, rejection };
};
