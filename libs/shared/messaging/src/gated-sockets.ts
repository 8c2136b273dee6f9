import { connect, isIP } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { ISocketFactory } from 'kafkajs';

const keepAliveMs = 60_000;

/**
 * Connections that ask before each write, and break off with the reason that they are given.
 *
 * It is the last moment at which a request can be kept from leaving: a process that stood still may go on anywhere before it,
 * and kafkajs sends anew by itself what had no answer in time.
 */
export const gatedSockets =
  (unless: () => string | undefined): ISocketFactory =>
  ({ host, port, ssl, onConnect }) => {
    const socket = ssl ? connectTls({ host, port, ...(isIP(host) ? {} : { servername: host }), ...ssl }, onConnect) : connect({ host, port }, onConnect);
    socket.setKeepAlive(true, keepAliveMs);
    const write = socket.write.bind(socket) as (...args: unknown[]) => boolean;
    socket.write = (...args: unknown[]): boolean => {
      const reason = unless();
      if (reason === undefined) return write(...args);
      socket.destroy(new Error(reason));
      return false;
    };
    return socket;
  };
