import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Dispatcher } from 'undici';
import type { Exchange } from '../pipeline/policy';
import type { Target, TargetGroup } from '../state/compile-api';
import type { TargetChooser } from './choose-target';
import { responseHeaders } from './response-headers';
import { BodyTooLarge, CallerGone, isClosedConnection, isMalformed, upstreamFault, type UpstreamFault } from './upstream-error';
import { upstreamHeaders, type ForwardedFacts } from './upstream-headers';
import type { UpstreamPools } from './upstream-pool';

export interface ForwardParts {
  readonly pools: UpstreamPools;
  readonly chooser: TargetChooser;
  readonly maxBodyBytes: number;
  readonly isOurs: (token: string) => boolean;
}

export interface ForwardCall {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
  readonly exchange: Exchange;
  readonly group: TargetGroup;
  /** Path behind the API's context. */
  readonly rest: string;
  readonly forwarded: ForwardedFacts;
  /** Flat: what the gateway adds to the answer. */
  readonly addedHeaders: readonly string[];
  /** Called once: the answer is through, or the caller is gone (499). `bytes`: of both bodies, as far as they went. */
  readonly done: (status: number, backendMs: number | null, bytes: number) => void;
  /** Called once instead, when there is no answer to give on. */
  readonly failed: (fault: UpstreamFault, error: unknown, backendMs: number | null, bytes: number) => void;
}

export type Forward = (call: ForwardCall) => void;

/** What a caller that hung up is counted as. */
const callerGoneStatus = 499;
const maxAttempts = 3;
/** RFC 9110, section 9.2.2: may be sent twice. */
const idempotent = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE', 'PUT', 'DELETE']);

const hasBody = ({ headers }: IncomingMessage): boolean => headers['transfer-encoding'] !== undefined || (headers['content-length'] !== undefined && headers['content-length'] !== '0');

/** Base path of the endpoint, path below the context, the endpoint's own query and then the caller's, which stays as it is. */
export const upstreamPath = ({ basePath, query: ownQuery }: Pick<Target, 'basePath' | 'query'>, rest: string, query: string): string => {
  const path = `${basePath}${rest}` || '/';
  if (ownQuery === '') return path + query;
  return query.length > 1 ? `${path}?${ownQuery}&${query.slice(1)}` : `${path}?${ownQuery}`;
};

/** Carries a call to a backend and the answer back, both streaming with back-pressure; tries again only where nothing can happen twice. */
export const createForward = ({ pools, chooser, maxBodyBytes, isOurs }: ForwardParts): Forward => {
  return (forwardCall) => {
    const { req, res, exchange, group, rest, forwarded, addedHeaders, done, failed } = forwardCall;
    const { call } = exchange;
    const body = hasBody(req) ? req : null;
    const repeatable = body === null && idempotent.has(call.method);
    const startedMs = performance.now();
    const tried: Target[] = [];
    let controller: Dispatcher.DispatchController | undefined;
    let answered = false;
    let finished = false;
    let status = 0;
    let bytes = 0;

    const finish = (): number => {
      finished = true;
      res.off('close', onClose);
      return performance.now() - startedMs;
    };
    const onClose = (): void => {
      if (finished || res.writableFinished) return;
      const backendMs = finish();
      controller?.abort(new CallerGone());
      done(callerGoneStatus, backendMs, bytes);
    };

    const attempt = (): void => {
      const target = chooser.choose(group, tried);
      tried.push(target);
      let sent = false;
      let bodyBytes = 0;
      const path = upstreamPath(target, rest, call.query);

      const retriable = (error: unknown): boolean => {
        if (tried.length >= maxAttempts || isMalformed(error)) return false;
        if (!sent) return group.targets.length > tried.length;
        return repeatable && isClosedConnection(error);
      };

      const handler: Dispatcher.DispatchHandler = {
        onRequestStart: (started) => {
          controller = started;
          if (finished) return started.abort(new CallerGone());
          sent = true;
        },
        onBodySent: (chunk) => {
          bodyBytes += chunk.length;
          bytes += chunk.length;
          if (bodyBytes > maxBodyBytes) controller?.abort(new BodyTooLarge());
        },
        onResponseStart: (started, statusCode, _headers, statusMessage) => {
          if (statusCode < 200 || finished) return; // an interim answer is for the gateway
          chooser.succeeded(target);
          status = statusCode;
          try {
            res.writeHead(statusCode, statusMessage ?? '', responseHeaders(started.rawHeaders, exchange.api.cors !== undefined, addedHeaders));
            answered = true;
          } catch (error) {
            started.abort(error as Error); // a header that must not be sent on
          }
        },
        onResponseData: (started, chunk) => {
          bytes += chunk.length;
          if (!finished && !res.write(chunk)) pauseUntilDrained(started);
        },
        onResponseEnd: (_started, trailers) => {
          if (finished) return;
          const backendMs = finish();
          if (Object.keys(trailers).length > 0) addTrailers(res, trailers);
          res.end();
          done(status, backendMs, bytes);
        },
        onResponseError: (_started, error) => {
          if (finished) return;
          if (answered) {
            const backendMs = finish();
            res.destroy(); // so that the caller sees that the answer is not whole
            return done(status, backendMs, bytes);
          }
          const fault = upstreamFault(error, sent);
          if (fault.problem.fault === 'upstream') chooser.failed(target);
          if (retriable(error)) return attempt();
          failed(fault, error, finish(), bytes);
        },
      };
      const options: Dispatcher.DispatchOptions = {
        path,
        method: call.method as Dispatcher.HttpMethod,
        headers: upstreamHeaders(req, { exchange, forwarded, host: target.host, isOurs }),
        body,
        ...(target.timeoutMs !== undefined && { headersTimeout: target.timeoutMs }),
      };
      try {
        pools.of(target.origin).dispatch(options, handler);
      } catch (error) {
        if (!finished) failed(upstreamFault(error, false), error, finish(), bytes);
      }
    };

    const pauseUntilDrained = (started: Dispatcher.DispatchController): void => {
      if (started.paused) return;
      started.pause();
      res.once('drain', () => started.resume());
    };

    res.on('close', onClose);
    if (req.headers.expect !== undefined) res.writeContinue(); // only now: a refused call sends no body
    attempt();
  };
};

const addTrailers = (res: ServerResponse, trailers: NodeJS.Dict<string | string[]>): void => {
  try {
    res.addTrailers(trailers as Record<string, string>);
  } catch {
    // trailers that must not be sent on are left out: the answer itself is whole
  }
};
