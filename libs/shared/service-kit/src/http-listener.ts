import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Component } from './lifecycle';
import type { Certificate } from './self-signed-certificate';

export interface ListenerOptions {
  readonly name: string;
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  readonly handler: RequestListener;
  readonly certificate?: Certificate;
  /** Longest wait for requests in flight when stopping. */
  readonly drainMs?: number;
}

export interface HttpListener extends Component {
  /** The port in use; only after `start`. */
  port(): number;
}

const headersTimeoutMs = 10_000;
const requestTimeoutMs = 60_000;
const keepAliveTimeoutMs = 65_000; // above the idle time-out of common load balancers (60 s), so that they close first
const idleSweepMs = 50;
const maxHeaderBytes = 32 * 1024;

/** @throws an error whose message names the port when it is in use */
const listen = (server: Server, host: string, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') reject(new Error(`port ${port} is in use by another program`, { cause: error }));
      else reject(error);
    });
    server.listen(port, host, () => {
      server.removeAllListeners('error');
      resolve();
    });
  });

/** An HTTP or HTTPS server with bounded headers and times, which drains when it stops. */
export const createHttpListener = ({ name, host, port, handler, certificate, drainMs = 10_000 }: ListenerOptions): HttpListener => {
  const limits = { maxHeaderSize: maxHeaderBytes, headersTimeout: headersTimeoutMs, requestTimeout: requestTimeoutMs, keepAliveTimeout: keepAliveTimeoutMs };
  const server = certificate ? createTlsServer({ ...limits, key: certificate.key, cert: certificate.cert }, handler) : createServer(limits, handler);
  return {
    name,
    port: () => (server.address() as AddressInfo).port,
    start: () => listen(server, host, port),
    stop: async () => {
      if (!server.listening) return;
      await new Promise<void>((resolve) => {
        const force = setTimeout(() => server.closeAllConnections(), drainMs);
        // A connection that was busy now is idle once it has its answer, and would else be kept alive for its whole time-out.
        const sweep = setInterval(() => server.closeIdleConnections(), idleSweepMs);
        server.close(() => {
          clearTimeout(force);
          clearInterval(sweep);
          resolve();
        });
      });
    },
  };
};
