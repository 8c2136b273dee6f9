import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A traffic manager as far as the portals need one: an HTTP server that tells usage and notes resets. */
export interface TrafficManagerDouble {
  readonly url: string;
  /** `GET /usage?organization=...`, as they came. */
  readonly calls: { readonly request: string; readonly body: unknown; readonly token: string | undefined }[];
  /** What it says of every key that is asked for. */
  usage: readonly unknown[];
  /** While true every call is answered 503. */
  away: boolean;
  stop(): Promise<void>;
}

const base = '/api/am/traffic-operations/v1';

export const startTrafficManagerDouble = async (): Promise<TrafficManagerDouble> => {
  const server = createServer(async (req, res) => {
    let text = '';
    for await (const chunk of req) text += String(chunk);
    const path = decodeURIComponent(req.url ?? '');
    double.calls.push({ request: `${req.method} ${path.replace(base, '')}`, body: text === '' ? undefined : JSON.parse(text), token: req.headers.authorization });
    const status = double.away ? 503 : path.startsWith(base) ? 200 : 404;
    res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(req.method === 'GET' ? { list: double.usage } : { windows: 1 }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const double: TrafficManagerDouble = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls: [],
    usage: [],
    away: false,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return double;
};
