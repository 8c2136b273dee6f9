// Builds the pages of portals into apps/<portal>/web/dist/site: `node tools/build/web.mjs [publisher] [devportal]`.
// What was built from the same sources before is kept.
import { createHash } from 'node:crypto';
import { cp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const notSources = new Set(['dist', 'node_modules']);

export const portals = ['publisher', 'devportal'];

const filesBelow = async (folder) => {
  const entries = await readdir(folder, { withFileTypes: true });
  const nested = await Promise.all(
    entries.filter(({ name }) => !notSources.has(name)).map((entry) => (entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)])),
  );
  return nested.flat().sort();
};

/** Of everything that the pages are made of. */
const digestOf = async (web) => {
  const hash = createHash('sha256');
  const files = [...(await filesBelow(web)), ...(await filesBelow(join(root, 'libs/shared/web-kit'))), join(root, 'package-lock.json')];
  for (const file of files) hash.update(file).update(await readFile(file));
  return hash.digest('hex');
};

/** @returns {Promise<string>} the folder that a server serves */
export const buildWeb = async (name) => {
  if (!portals.includes(name)) throw new Error(`there is no portal "${name}": ${portals.join(', ')}`);
  const web = join(root, 'apps', name, 'web');
  const site = join(web, 'dist', 'site');
  const stamp = join(web, 'dist', 'site.sha256');
  const digest = await digestOf(web);
  if ((await readFile(stamp, 'utf8').catch(() => '')) === digest) return site;
  await rm(stamp, { force: true });
  const { build } = await import('vite');
  await build({ root: web, configFile: join(web, 'vite.config.mjs'), logLevel: 'warn' });
  await writeFile(stamp, digest);
  return site;
};

/** Puts the portals' pages where a bundle looks for them: `web/<portal>` beside its main file. */
export const placeWeb = async (names, folder) => {
  for (const name of names) {
    const target = join(folder, 'web', name);
    const site = await buildWeb(name);
    await rm(target, { recursive: true, force: true });
    await cp(site, target, { recursive: true });
  }
};

if (argv[1] && import.meta.url === pathToFileURL(argv[1]).href) {
  for (const name of argv.length > 2 ? argv.slice(2) : portals) await buildWeb(name);
}
