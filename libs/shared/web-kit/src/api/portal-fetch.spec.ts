/** @jest-environment node */
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { bindSession, portalFetch, tryOutFetch } from './portal-fetch';

interface Seen {
  readonly method: string;
  readonly csrf: string | undefined;
  readonly body: string;
}

const seen: Seen[] = [];
let answers: number[] = [];
let body = '{}';
let server: Server;
let url = '';

const read = async (req: IncomingMessage): Promise<string> => {
  let text = '';
  for await (const chunk of req) text += String(chunk);
  return text;
};

beforeAll(async () => {
  server = createServer(async (req, res) => {
    seen.push({ method: req.method ?? '', csrf: req.headers['x-csrf-token'] as string | undefined, body: await read(req) });
    res.writeHead(answers.shift() ?? 200).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});

afterAll(() => new Promise((resolve) => server.close(resolve)));

beforeEach(() => {
  seen.length = 0;
  answers = [];
  body = '{}';
});

const post = () => portalFetch(new Request(url, { method: 'POST', body: 'typed' }));

describe('the portals’ fetch', () => {
  it('sends the CSRF token with what changes something, and with nothing else', async () => {
    bindSession({ csrfToken: () => 'token-1', isKnown: () => true, renew: async () => false });
    await post();
    await portalFetch(new Request(url));
    expect(seen.map(({ method, csrf }) => [method, csrf])).toEqual([
      ['POST', 'token-1'],
      ['GET', undefined],
    ]);
  });

  it('makes the call again, body and all, with the token of the renewed session', async () => {
    let token = 'old';
    bindSession({
      csrfToken: () => token,
      isKnown: () => true,
      renew: async () => {
        token = 'new';
        return true;
      },
    });
    answers = [401, 201];
    expect((await post()).status).toBe(201);
    expect(seen).toEqual([
      { method: 'POST', csrf: 'old', body: 'typed' },
      { method: 'POST', csrf: 'new', body: 'typed' },
    ]);
  });

  it('hands on the 401 when the user does not log in again, and to a visitor', async () => {
    bindSession({ csrfToken: () => 'x', isKnown: () => true, renew: async () => false });
    answers = [401];
    expect((await post()).status).toBe(401);
    const renew = jest.fn();
    bindSession({ csrfToken: () => undefined, isKnown: () => false, renew });
    answers = [401];
    expect((await post()).status).toBe(401);
    expect(renew).not.toHaveBeenCalled();
  });

  it('tells a server that does not answer from one that refuses', async () => {
    bindSession({ csrfToken: () => undefined, isKnown: () => false, renew: async () => false });
    await expect(portalFetch(new Request('http://127.0.0.1:1/'))).rejects.toMatchObject({ name: 'ApiProblem', status: 0 });
  });

  it("takes an API's own 401 as an answer, and the portal's as the end of the session", async () => {
    const renew = jest.fn(async () => true);
    bindSession({ csrfToken: () => 'x', isKnown: () => true, renew });
    for (const [said, asked] of [['{"code":900901}', 0], ['no JSON', 0], ['{"code":401}', 1]] as const) {
      body = said;
      answers = [401];
      await tryOutFetch(new Request(url, { method: 'POST', body: 'typed' }));
      expect(renew).toHaveBeenCalledTimes(asked);
    }
  });
});
