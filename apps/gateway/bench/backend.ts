import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A backend that does as little as it can. Prints its address. */
const body = Buffer.from('{"served":true}');
const server = createServer((_req, res) => res.writeHead(200, ['content-type', 'application/json', 'content-length', String(body.length)]).end(body));
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })}\n`));
