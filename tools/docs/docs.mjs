// `npm run docs` writes docs/reference and the portals' types from the code; `npm run docs -- --check` fails when what is there differs.
import { dirname, join } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { loadSources } from './load-sources.mjs';
import { openapiOutputs } from './openapi/outputs.mjs';
import { asyncapiDocument } from './pages/asyncapi-document.mjs';
import { errorsPage } from './pages/errors-page.mjs';
import { eventsPage } from './pages/events-page.mjs';
import { settingsPage } from './pages/settings-page.mjs';
import { topicsPage } from './pages/topics-page.mjs';
import { writeOutputs } from './write-outputs.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const pages = { 'settings.md': settingsPage, 'errors.md': errorsPage, 'topics.md': topicsPage, 'events.md': eventsPage, 'asyncapi.json': asyncapiDocument };

const sources = await loadSources(root);
const written = Object.entries(pages).map(([name, render]) => ({ file: `docs/reference/${name}`, text: render({ ...sources, root }) }));
writeOutputs(root, [...written, ...(await openapiOutputs(root))], { check: argv.includes('--check'), command: 'npm run docs' });
