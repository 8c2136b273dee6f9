// `npm run api-types` writes the OpenAPI documents and the portals' types of them from the fragments; `npm run docs` does so too.
import { dirname, join } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { writeOutputs } from '../write-outputs.mjs';
import { openapiOutputs } from './outputs.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
writeOutputs(root, await openapiOutputs(root), { check: argv.includes('--check'), command: 'npm run api-types' });
