import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Certificate, Component } from '@quintet/service-kit';

export interface TrafficListenerOptions {
  readonly name: string;
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  readonly certificate?: Certificate;
  readonly requestTimeoutMs: number;
  readonly drainMs: number;
  readonly onRequest: RequestListener;
  readonly onUpgrade: (req: IncomingMessage, socket: Duplex, head: Buffer) => void;
}

export interface TrafficListener extends Component {
  /** The port in use; only after `start`. */
  port(): number;
}

const headersTimeoutMs = 10_000;
const keepAliveTimeoutMs = 65_000; // above the idle time-out of common load balancers (60 s), so that they close first
const maxHeaderBytes = 32 * 1024;
const idleSweepMs = 50;

const listen = (server: Server, host: string, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(error.code === 'EADDRINUSE' ? new Error(`port ${port} is in use by another program`, { cause: error }) : error));
    server.listen(port, host, () => {
      server.removeAllListeners('error');
      resolve();
    });
  });

/** The door for API traffic: Node's strict parser, bounded headers and times, drained when it stops. */
export const createTrafficListener = ({ name, host, port, certificate, requestTimeoutMs, drainMs, onRequest, onUpgrade }: TrafficListenerOptions): TrafficListener => {
  const limits = {
    insecureHTTPParser: false,
    maxHeaderSize: maxHeaderBytes,
    headersTimeout: headersTimeoutMs,
    requestTimeout: requestTimeoutMs,
    keepAliveTimeout: keepAliveTimeoutMs,
    noDelay: true,
  };
  const server = certificate ? createTlsServer({ ...limits, key: certificate.key, cert: certificate.cert }, onRequest) : createServer(limits, onRequest);
  const upgraded = new Set<Duplex>();
  server.on('checkContinue', onRequest); // the handler says "continue" itself, once the call is accepted
  server.on('upgrade', (req: IncomingMessage, socket: Duplex, head: Buffer) => {
    upgraded.add(socket);
    socket.once('close', () => upgraded.delete(socket));
    onUpgrade(req, socket, head);
  });
  return {
    name,
    port: () => (server.address() as AddressInfo).port,
    start: () => listen(server, host, port),
    stop: async () => {
      if (!server.listening) return;
      await new Promise<void>((resolve) => {
        const force = setTimeout(() => {
          server.closeAllConnections();
          upgraded.forEach((socket) => socket.destroy());
        }, drainMs);
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
