import type { Request, Response } from 'express';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Agent, type Dispatcher } from 'undici';
import { AppError, commonProblems, type Component, type Problem } from '@quintet/service-kit';
import { hopByHopOf, mayPass, treatAsData } from './answer-headers';

export interface RelayedCall {
  /** Scheme, host and port. */
  readonly origin: string;
  /** Path and query, as they go out. */
  readonly path: string;
  /** Complete but for the length and the coding of the body. */
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly trusts?: 'any certificate' | undefined;
  /** Told when there is no answer. */
  readonly away: Problem;
  readonly maxRequestBytes: number;
  readonly maxResponseBytes: number;
  /** From the start to the end. */
  readonly timeoutMs: number;
  /** Says of each header of the answer under which name it is passed on, if at all. */
  readonly passAs?: (name: string, value: string) => string | undefined;
}

/** Carries a call elsewhere and its answer back, streaming both. */
export interface Relay extends Component {
  call(req: Request, res: Response, call: RelayedCall): Promise<void>;
}

const connectTimeoutMs = 5_000;

class TooLong extends Error {}

/** Passes so many bytes on, then fails. */
const bounded = (maxBytes: number): Transform => {
  let seen = 0;
  return new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      seen += chunk.length;
      if (seen > maxBytes) done(new TooLong());
      else done(null, chunk);
    },
  });
};

const hasBody = ({ headers }: Request): boolean => headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

const passHeaders = (res: Response, headers: Readonly<Record<string, string | string[] | undefined>>, passAs: NonNullable<RelayedCall['passAs']>): void => {
  const dropped = hopByHopOf(String(headers['connection'] ?? ''));
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined || dropped.has(name) || !mayPass(name)) continue;
    const as = passAs(name, String(value));
    if (as !== undefined) res.setHeader(as, value);
  }
  treatAsData(res);
};

export const createRelay = (): Relay => {
  const agents = new Map<RelayedCall['trusts'], Agent>();
  const agentThat = (trusts: RelayedCall['trusts']): Agent => {
    const known = agents.get(trusts);
    if (known) return known;
    const made = new Agent({ connect: { timeout: connectTimeoutMs, rejectUnauthorized: trusts === undefined }, connections: 64, pipelining: 1 });
    agents.set(trusts, made);
    return made;
  };

  return {
    name: 'relay to other services',
    start: async () => undefined,
    stop: async () => {
      const closing = [...agents.values()];
      agents.clear();
      await Promise.all(closing.map((agent) => agent.destroy()));
    },
    call: async (req, res, { origin, path, headers, away, maxRequestBytes, maxResponseBytes, timeoutMs, trusts, passAs = (name) => name }) => {
      if (Number(req.headers['content-length'] ?? 0) > maxRequestBytes) throw new AppError(commonProblems.BODY_TOO_LARGE, `More than ${maxRequestBytes} bytes`);
      const signal = AbortSignal.any([AbortSignal.timeout(timeoutMs), goneWith(res)]);
      const given = hasBody(req) ? req.pipe(bounded(maxRequestBytes)) : null;
      // One that is broken off tells the body that it is too long by its own error.
      const tooLong = new Promise<never>((_resolve, reject) => given?.once('error', reject));
      const length = req.headers['content-length'];
      let answer: Dispatcher.ResponseData;
      try {
        answer = await Promise.race([
          agentThat(trusts).request({
            origin,
            path,
            method: req.method as Dispatcher.HttpMethod,
            headers: { ...(headers as Record<string, string | string[]>), ...(given && length !== undefined ? { 'content-length': length } : {}) },
            body: given,
            signal,
            headersTimeout: timeoutMs,
            bodyTimeout: timeoutMs,
          }),
          tooLong,
        ]);
      } catch (cause) {
        if (res.destroyed) return; // nobody waits any longer
        if (!req.complete) giveUpReading(req, res);
        if (cause instanceof TooLong || given?.errored instanceof TooLong) throw new AppError(commonProblems.BODY_TOO_LARGE, `More than ${maxRequestBytes} bytes`);
        throw new AppError(away, undefined, { cause });
      }
      res.status(answer.statusCode);
      passHeaders(res, answer.headers, passAs);
      // What breaks off half-way cannot be told any more: the connection ends, so that it does not pass for whole.
      await pipeline(answer.body, bounded(maxResponseBytes), res).catch(() => res.destroy());
    },
  };
};

/** Of a body that nobody wants the rest is not waited for; a sender that is kept alive would be stuck in it. */
const giveUpReading = (req: Request, res: Response): void => {
  req.unpipe();
  req.resume();
  res.setHeader('connection', 'close');
};

const goneWith = (res: Response): AbortSignal => {
  const gone = new AbortController();
  res.once('close', () => {
    if (!res.writableFinished) gone.abort();
  });
  return gone.signal;
};
