import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSnapshot, SnapshotRefusedError, writeSnapshot } from './disk-snapshot';

const key = 'a key of at least thirty-two characters';
const snapshot = {
  writtenMs: 1_700_000_000_000,
  topics: new Map([
    ['apim.apis', [{ key: 'a1', entityVersion: 7, data: { name: 'Pizza ü\n "x"' } }]],
    ['apim.subscriptions', []],
  ]),
};
let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'snapshot-'));
  path = join(folder, 'state');
});
afterEach(() => rm(folder, { recursive: true }));

test('what was written is read back; nothing else is left in the folder, and nobody else may read it', async () => {
  await writeFile(`${path}.new`, 'half of a file that a killed process left');
  await writeSnapshot(path, key, snapshot);

  expect(await readSnapshot(path, key)).toEqual(snapshot);
  expect(await readdir(folder)).toEqual(['state']);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
});

test('no file is no fault', async () => expect(await readSnapshot(path, key)).toBeUndefined());

test('a flipped bit is found at any byte, and so is an end that is missing or too much', async () => {
  await writeSnapshot(path, key, snapshot);
  const good = await readFile(path);

  for (let at = 0; at < good.length; at += 1) {
    const bad = Buffer.from(good);
    bad[at]! ^= 1 << (at % 8);
    await writeFile(path, bad);
    await expect(readSnapshot(path, key)).rejects.toThrow(SnapshotRefusedError);
    await writeFile(path, good.subarray(0, at));
    await expect(readSnapshot(path, key)).rejects.toThrow('damaged');
  }
  await writeFile(path, Buffer.concat([good, Buffer.from('\n')]));
  await expect(readSnapshot(path, key)).rejects.toThrow('damaged');
});

test('a file of another key is refused, also where its checksum is right', async () => {
  await writeSnapshot(path, `${key}!`, snapshot);

  await expect(readSnapshot(path, key)).rejects.toThrow('not written with the key of this gateway');
});

test('a file that cannot be read is refused', async () => expect(readSnapshot(folder, key)).rejects.toThrow('cannot be read'));

test('a failed write leaves the file before it', async () => {
  await writeSnapshot(path, key, snapshot);
  const circular: Record<string, unknown> = {};
  circular['self'] = circular;

  await expect(writeSnapshot(path, key, { writtenMs: 1, topics: new Map([['t', [{ key: 'k', entityVersion: 1, data: circular }]]]) })).rejects.toThrow('circular');

  expect(await readSnapshot(path, key)).toEqual(snapshot);
  expect(await readdir(folder)).toEqual(['state']);
});

test('another format version is named in the refusal', async () => {
  await writeSnapshot(path, key, snapshot);
  const { createHash, createHmac } = await import('node:crypto');
  const body = (await readFile(path, 'utf8')).replace(/seal .*\n$/, '').replace('snapshot 1', 'snapshot 2');
  await writeFile(path, `${body}seal ${createHash('sha256').update(body).digest('hex')} ${createHmac('sha256', key).update(body).digest('hex')}\n`);

  await expect(readSnapshot(path, key)).rejects.toThrow('"quintet-gateway-snapshot 2"');
});
