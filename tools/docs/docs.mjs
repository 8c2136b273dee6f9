// `npm run docs` writes docs/reference from the code; `npm run docs -- --check` fails when what is there differs.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { loadSources } from './load-sources.mjs';
import { asyncapiDocument } from './pages/asyncapi-document.mjs';
import { errorsPage } from './pages/errors-page.mjs';
import { eventsPage } from './pages/events-page.mjs';
import { settingsPage } from './pages/settings-page.mjs';
import { topicsPage } from './pages/topics-page.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const folder = join(root, 'docs', 'reference');
const pages = { 'settings.md': settingsPage, 'errors.md': errorsPage, 'topics.md': topicsPage, 'events.md': eventsPage, 'asyncapi.json': asyncapiDocument };

const sources = await loadSources(root);
mkdirSync(folder, { recursive: true });
const present = new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
const differing = Object.entries(pages)
  .map(([name, render]) => ({ name, text: render({ ...sources, root }) }))
  .filter(({ name, text }) => present.get(name) !== text);

if (!argv.includes('--check')) {
  for (const { name, text } of differing) writeFileSync(join(folder, name), text);
  console.log(differing.length === 0 ? 'docs/reference says what the code says' : `written: ${differing.map(({ name }) => relative(root, join(folder, name))).join(', ')}`);
} else if (differing.length > 0) {
  console.error(`docs/reference differs from the code in ${differing.map(({ name }) => name).join(', ')}: run \`npm run docs\` and commit what it writes`);
  process.exitCode = 1;
}
