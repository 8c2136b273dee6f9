import { compareDefinitions } from './compare-definitions';
import { createComparisonThread } from './comparison-thread';

/** Each field is merged of two schemas whose fields are merged of two: far more to look at than the text is long. */
const multiplying = (maxLength: number) => {
  const refTo = (at: number) => ({ $ref: `#/components/schemas/S${at % 100}` });
  const schemaOf = (at: number) => ({ type: 'object', properties: { own: { type: 'string', maxLength }, ...Object.fromEntries(Array.from({ length: 8 }, (_, i) => [`p${i}`, { allOf: [refTo(at * 7 + i * 31), refTo(at + i)] }])) } });
  return {
    openapi: '3.0.1',
    info: { title: 'M', version: '1' },
    paths: { '/m': { get: { responses: { 200: { description: 'ok', content: { 'application/json': { schema: refTo(0) } } } } } } },
    components: { schemas: Object.fromEntries(Array.from({ length: 100 }, (_, at) => [`S${at}`, schemaOf(at)])) },
  };
};

test('a comparison that takes too long tells what it found, and that there may be more', () => {
  const begun = performance.now();
  const changes = compareDefinitions(multiplying(1), multiplying(2), { maxMs: 100 });

  expect(performance.now() - begun).toBeLessThan(3_000);
  expect(changes.at(-1)).toMatchObject({ kind: 'comparison.ended-early', breaking: true });
});

const thread = (code: string, options: { timeoutMs?: number; maxOpen?: number; idleMs?: number } = {}) => createComparisonThread({ code: `const { parentPort } = require('node:worker_threads'); ${code}`, ...options });
const answering = "parentPort.on('message', ({ id, before }) => parentPort.postMessage({ id, changes: [{ kind: 'operation.added', breaking: false, at: before, sentence: String(process.pid) }] }));";
const never = "parentPort.on('message', ({ before }) => { while (before === 'never'); });";

test('comparisons are made one after the other, and a thread without work ends', async () => {
  const one = thread(answering, { idleMs: 20 });
  const changes = await Promise.all(['a', 'b', 'c'].map((before) => one.compare(before, '')));

  expect(changes.map(([change]) => change?.at)).toEqual(['a', 'b', 'c']);
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect((await one.compare('d', ''))[0]?.at).toBe('d');
  await one.stop();
});

test('one that takes too long is ended, and the next one has a thread of its own', async () => {
  const one = thread(`${never} ${answering.replace('({ id, before }) =>', "({ id, before }) => before !== 'never' &&")}`, { timeoutMs: 1_000 });
  const [late, fine] = await Promise.allSettled([one.compare('never', ''), one.compare('fine', '')]);

  expect(late).toMatchObject({ status: 'rejected', reason: { name: 'ComparisonUnavailable', message: 'The comparison takes too long' } });
  expect(fine).toMatchObject({ status: 'fulfilled', value: [{ at: 'fine' }] });
  await one.stop();
});

test('a thread that fails fails its own comparison, and no other', async () => {
  const one = thread(answering.replace('({ id, before }) =>', "({ id, before }) => { if (before === 'bad') throw new Error('bad'); ").replace(/\)\);$/, ')});').replace(/\]\s*\}\);?\}\);$/, '] })});'));
  const [bad, fine] = await Promise.allSettled([one.compare('bad', ''), one.compare('fine', '')]);

  expect(bad).toMatchObject({ status: 'rejected', reason: { name: 'ComparisonUnavailable' } });
  expect(fine).toMatchObject({ status: 'fulfilled' });
  await one.stop();
});

test('beyond so many open comparisons more are refused, and a stop ends those that are open', async () => {
  const one = thread(never, { maxOpen: 2 });
  const open = [one.compare('never', ''), one.compare('never', '')].map((comparison) => comparison.catch((error: Error) => error.message));

  await expect(one.compare('a', '')).rejects.toThrow('Too many comparisons wait');
  await one.stop();
  expect(await Promise.all(open)).toEqual(['The service stops', 'The service stops']);
});
