import { ServerResponse, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { createProxyServer } from 'http-proxy-3';
import type { Logger } from '@quintet/service-kit';
import type { HandleRequest } from '../listener/handle-request';
import type { TargetChooser } from './choose-target';
import { upstreamPath, type ForwardCall } from './forward';
import { upstreamFault } from './upstream-error';
import { upstreamHeaders } from './upstream-headers';

export interface UpgradeParts {
  readonly handle: HandleRequest;
  readonly chooser: TargetChooser;
  readonly isOurs: (token: string) => boolean;
  readonly logger: Logger;
  readonly connectTimeoutMs: number;
}

const switchingProtocols = 101;

/** Headers as an object, the form in which http-proxy-3 takes them. */
const asObject = (flat: readonly string[]): Record<string, string | string[]> => {
  const result: Record<string, string | string[]> = {};
  for (let i = 0; i < flat.length; i += 2) {
    const name = (flat[i] as string).toLowerCase();
    const value = flat[i + 1] as string;
    const before = result[name];
    result[name] = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value];
  }
  return result;
};

/**
 * WebSocket calls: judged like every other call, then handed to http-proxy-3, whose `ws()` alone is used. A refusal is an
 * ordinary HTTP answer on the same connection, which then closes.
 */
export const createUpgradeHandler = ({ handle, chooser, isOurs, logger, connectTimeoutMs }: UpgradeParts): ((req: IncomingMessage, socket: Duplex, head: Buffer) => void) => {
  const proxy = createProxyServer({ xfwd: false, connectTimeout: connectTimeoutMs });
  // http-proxy-3 only half-closes towards the backend: one that keeps its half open would hold the connection for ever.
  proxy.on('proxyReqWs', (proxyReq, _req, socket) => {
    proxyReq.once('upgrade', (_res, backend) => void socket.once('close', () => backend.destroySoon()));
  });
  return (req, socket, head) => {
    const res = new ServerResponse(req);
    res.assignSocket(socket as Socket);
    res.shouldKeepAlive = false;
    res.on('finish', () => socket.end());
    socket.on('error', () => socket.destroy());

    const carry = ({ exchange, group, rest, forwarded, done, failed }: ForwardCall): void => {
      if (req.headers.upgrade?.toLowerCase() !== 'websocket' || req.method !== 'GET') {
        return failed(upstreamFault({ code: 'UND_ERR_INVALID_ARG' }, false), undefined, null, 0);
      }
      const startedMs = performance.now();
      const elapsedMs = (): number => performance.now() - startedMs;
      const target = chooser.choose(group, []);
      const headers = upstreamHeaders(req, { exchange, forwarded, host: target.host, isOurs });
      req.headers = { ...asObject(headers), connection: 'Upgrade', upgrade: 'websocket' };
      req.url = upstreamPath(target, rest, exchange.call.query);
      // Both directions as they are on this side: frames with their heads.
      const carried = socket as Socket;
      const before = carried.bytesRead + carried.bytesWritten;
      const bytes = (): number => Math.max(0, carried.bytesRead + carried.bytesWritten - before);
      let ended = false;
      const once = (end: () => void): void => {
        if (!ended) end();
        ended = true;
      };
      socket.once('close', () => once(() => done(switchingProtocols, elapsedMs(), bytes())));
      res.detachSocket(socket as Socket);
      proxy.ws(req, socket as Socket, head, { target: target.origin, changeOrigin: false }, (error: Error) => {
        chooser.failed(target);
        logger.warn({ err: error, requestId: exchange.call.requestId }, 'a WebSocket could not be carried');
        once(() => {
          if (socket.destroyed) return done(502, elapsedMs(), 0);
          res.assignSocket(socket as Socket);
          failed(upstreamFault(error, false), error, elapsedMs(), 0);
        });
      });
    };
    handle(req, res, carry);
  };
};
