import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const settings = pathToFileURL(join(__dirname, '../../../tools/start/settings.mjs')).href;
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'installation-'));
});
afterEach(() => rm(folder, { recursive: true }));

const readSecrets = async (): Promise<Record<string, string>> => {
  const program = `import { readSecrets } from ${JSON.stringify(settings)}; console.log(JSON.stringify(readSecrets(process.argv[1])));`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program, folder]);
  return JSON.parse(stdout) as Record<string, string>;
};
const file = () => join(folder, 'secrets.json');

test('an installation has its secrets once and for all, readable by nobody else', async () => {
  const made = await readSecrets();

  expect(Object.values(made).every((secret) => secret.length >= 32)).toBe(true);
  expect(await readSecrets()).toEqual(made);
  expect((await stat(file())).mode & 0o777).toBe(0o600);
});

test('an installation from before the portals is given the key that it lacks, and keeps the others', async () => {
  const { devportalEncryptionKey, ...before } = await readSecrets();
  await writeFile(file(), JSON.stringify(before));

  const after = await readSecrets();
  expect(after).toMatchObject(before);
  expect(after['devportalEncryptionKey']).toMatch(/^[\w-]{43}$/);
  expect(after['devportalEncryptionKey']).not.toBe(devportalEncryptionKey);
  expect(JSON.parse(await readFile(file(), 'utf8'))).toEqual(after);
});

test('a damaged file is not replaced', async () => {
  await writeFile(file(), '{"postgresPassword":"x"}');

  await expect(readSecrets()).rejects.toThrow(/is damaged/);
  expect(await readFile(file(), 'utf8')).toBe('{"postgresPassword":"x"}');
});
