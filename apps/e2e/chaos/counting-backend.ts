import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { KeyCount, Straddler } from './count-windows';

/** A call carries the moment in which it was sent, and a number of its own. */
export const sentHeader = 'x-sent-ms';
export const callHeader = 'x-call';

export interface CountingBackend {
  readonly url: string;
  /** What arrived under a path. */
  countOf(path: string): KeyCount;
  /** Calls that arrived more than once. */
  readonly repeated: number;
  readonly arrived: number;
  stop(): Promise<void>;
}

/** A backend that counts what gateways let through, by path and window, on the clock alone. */
export const startCountingBackend = async (windowMs: number): Promise<CountingBackend> => {
  const counts = new Map<string, { readonly certain: Map<number, number>; readonly straddlers: Straddler[] }>();
  const seen = new Set<string>();
  let repeated = 0;
  const of = (path: string) => {
    const known = counts.get(path) ?? { certain: new Map<number, number>(), straddlers: [] };
    counts.set(path, known);
    return known;
  };
  const server = createServer((req, res) => {
    const from = Math.floor(Number(req.headers[sentHeader]) / windowMs);
    const to = Math.floor(Date.now() / windowMs);
    const call = String(req.headers[callHeader]);
    if (seen.has(call)) repeated += 1;
    else {
      seen.add(call);
      const { certain, straddlers } = of(req.url ?? '');
      if (from === to) certain.set(from, (certain.get(from) ?? 0) + 1);
      else straddlers.push({ from, to });
    }
    res.writeHead(200, { 'content-type': 'text/plain', 'content-length': 2 }).end('ok');
  });
  server.keepAliveTimeout = 120_000; // none of its own making ends a connection that a gateway keeps
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    countOf: of,
    get repeated() {
      return repeated;
    },
    get arrived() {
      return seen.size;
    },
    stop: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
};
