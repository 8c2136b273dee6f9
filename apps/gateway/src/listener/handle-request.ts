import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from '@quintet/service-kit';
import type { Account } from '../account/account';
import type { Exchange, Rejection } from '../pipeline/policy';
import { renderRejection } from '../pipeline/render-rejection';
import { runPipeline } from '../pipeline/run-pipeline';
import { problems } from '../problems';
import type { ForwardCall } from '../proxy/forward';
import { routeCall, type Route } from '../routing/route-call';
import type { CompiledApi } from '../state/compile-api';
import type { StateHolder } from '../state/follow-topics';
import type { TellQuotas } from '../quota/tell-quotas';
import { addedHeaders } from './added-headers';
import type { createCallReader } from './read-call';

export interface RequestParts {
  readonly holder: Pick<StateHolder, 'current' | 'isCaughtUp'>;
  readonly readCall: ReturnType<typeof createCallReader>;
  readonly account: Account;
  readonly tellQuotas: TellQuotas;
  readonly maxBodyBytes: number;
  readonly logger: Logger;
}

/** Carries an accepted call on: as plain HTTP, or as an upgrade. */
export type Carry = (call: ForwardCall) => void;

export type HandleRequest = (req: IncomingMessage, res: ServerResponse, carry: Carry) => void;

const starting: Rejection = { problem: problems.STARTING, detail: 'The gateway has not read its state yet. Try again soon.' };
const tooLarge: Rejection = { problem: problems.BODY_TOO_LARGE, detail: 'The request body is larger than the gateway takes.' };
const internal: Rejection = { problem: problems.INTERNAL, detail: 'The request id leads to the reason in the log.' };
const noEndpoint = {
  PRODUCTION: { problem: problems.NO_ENDPOINT, detail: 'Production key offered to the API with no production endpoint' },
  SANDBOX: { problem: problems.NO_ENDPOINT, detail: 'Sandbox key offered to the API with no sandbox endpoint' },
} as const satisfies Record<string, Rejection>;

/** One call on one screen: read, match, then authenticate, authorize, throttle (the operation's policies), then transform and forward; account for it whatever became of it. */
export const createRequestHandler = ({ holder, readCall, account, tellQuotas, maxBodyBytes, logger }: RequestParts): HandleRequest => {
  return (req, res, carry) => {
    const state = holder.current();
    const { call, forwarded, fault } = readCall(req);
    const begun = account.begin();

    const headersFor = (api: CompiledApi | undefined, exchange?: Exchange, rejection?: Rejection): string[] => addedHeaders(call, state, api, exchange, tellQuotas(exchange, rejection));
    const refuse = (rejection: Rejection, api: CompiledApi | undefined, exchange?: Exchange, backendMs: number | null = null, bytes = 0): void => {
      if (res.headersSent || res.destroyed) return account.end(begun, call, { status: res.destroyed ? 499 : res.statusCode, api, exchange, errorCode: null, backendMs, bytes });
      renderRejection(res, call, rejection, headersFor(api, exchange, rejection));
      account.end(begun, call, { status: rejection.problem.status, api, exchange, errorCode: rejection.problem.code, backendMs, bytes, rejection });
    };
    const explode = (error: unknown, api: CompiledApi | undefined): void => {
      logger.error({ err: error, requestId: call.requestId }, 'a call could not be judged');
      refuse(internal, api);
    };

    if (!holder.isCaughtUp()) return refuse(starting, undefined);
    if (fault !== undefined) return refuse({ problem: problems.BAD_REQUEST, detail: fault }, undefined);
    const route = routeCall(state, call, forwarded);
    if (route.kind === 'none') return refuse(route.rejection, route.api);
    if (route.kind === 'preflight') return answerPreflight(route);
    if (Number(call.headers['content-length'] ?? 0) > maxBodyBytes) return refuse(tooLarge, route.api);

    const { api, operation, rest } = route;
    const accepted = (exchange: Exchange): void => {
      const keyType = exchange.keyType ?? (api.targets.PRODUCTION ? 'PRODUCTION' : 'SANDBOX');
      const group = api.targets[keyType];
      if (!group) return refuse(noEndpoint[keyType], api, exchange);
      carry({
        req,
        res,
        exchange,
        group,
        rest,
        forwarded,
        addedHeaders: headersFor(api, exchange),
        done: (status, backendMs, bytes) => account.end(begun, call, { status, api, exchange, errorCode: null, backendMs, bytes }),
        failed: (upstream, error, backendMs, bytes) => {
          if (upstream.problem.fault === 'upstream') logger.warn({ err: error, requestId: call.requestId, apiId: api.artifact.apiId }, upstream.detail);
          refuse(upstream, api, exchange, backendMs, bytes);
        },
      });
    };
    try {
      const settle = (exchange: Exchange, rejection: Rejection | undefined): void => (rejection ? refuse(rejection, api, exchange) : accepted(exchange));
      runPipeline(operation.policies, { state, api, operation, call }, settle, (error) => explode(error, api));
    } catch (error) {
      explode(error, api);
    }

    function answerPreflight({ api: of, allow }: Extract<Route, { kind: 'preflight' }>): void {
      const origin = typeof call.headers['origin'] === 'string' ? call.headers['origin'] : undefined;
      res.writeHead(200, ['content-length', '0', 'allow', [...allow, 'OPTIONS'].join(', '), ...(of.cors?.preflightHeaders(origin) ?? []), 'x-request-id', call.requestId, 'activityid', call.requestId]);
      res.end();
      account.end(begun, call, { status: 200, api: of, exchange: undefined, errorCode: null, backendMs: null, bytes: 0 });
    }
  };
};
