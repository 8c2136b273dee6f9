// A process of its own: a backend that does as little as it can, and calls at a steady rate to a gateway in front of it.
// It tells its backend's address; then { targets: [{ url, token }], perSecond } starts the calls, and "stop" has it tell what came of them.
import { createServer } from 'node:http';
import { Pool } from 'undici';

const tickMs = 5;
const connections = 64;
const body = Buffer.from('{"served":true}');
const backend = createServer((_req, res) => res.writeHead(200, ['content-type', 'application/json', 'content-length', String(body.length)]).end(body));
backend.keepAliveTimeout = 60_000;
backend.listen(0, '127.0.0.1', () => process.send({ backendUrl: `http://127.0.0.1:${backend.address().port}` }));

const took = [];
const answers = {};
let running = 0;
let owed = 0;
let sent = 0;
let beganMs = 0;
let timer;

const start = ({ targets, perSecond }) => {
  const pool = new Pool(new URL(targets[0].url).origin, { connections });
  const call = async ({ url, token }) => {
    const begun = performance.now();
    running += 1;
    let answer;
    try {
      const { statusCode, body: answered } = await pool.request({ path: new URL(url).pathname, method: 'GET', headers: { authorization: `Bearer ${token}` } });
      await answered.dump();
      answer = statusCode;
    } catch (error) {
      answer = `failed: ${error.message}`;
    }
    running -= 1;
    took.push(performance.now() - begun);
    answers[answer] = (answers[answer] ?? 0) + 1;
  };
  beganMs = performance.now();
  let at = beganMs;
  timer = setInterval(() => {
    const now = performance.now();
    owed += ((now - at) * perSecond) / 1_000;
    at = now;
    for (; owed >= 1 && running < connections; owed -= 1) void call(targets[sent++ % targets.length]);
    owed = Math.min(owed, connections); // what cannot be carried is not caught up with
  }, tickMs);
};

process.on('message', (message) => {
  if (message !== 'stop') return start(message);
  clearInterval(timer);
  const seconds = (performance.now() - beganMs) / 1_000;
  took.sort((a, b) => a - b);
  const quantile = (q) => took[Math.min(took.length - 1, Math.ceil(q * took.length) - 1)] ?? 0;
  process.send({ perSecond: took.length / seconds, answers, medianMs: quantile(0.5), p99Ms: quantile(0.99) }, () => process.exit(0));
});
