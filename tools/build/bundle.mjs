// Bundles services into one file each, with the pages of the portals beside it: `node tools/build/bundle.mjs [name ...]`, all of them without a name.
import { dirname, join } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { comparisonWorker } from './comparison-worker.cjs';
import { openapiDocuments } from './openapi-documents.cjs';
import { placeWeb } from './web.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Folder of each service. */
export const services = {
  'key-manager': 'apps/key-manager',
  'traffic-manager': 'apps/traffic-manager',
  publisher: 'apps/publisher/server',
  devportal: 'apps/devportal/server',
  gateway: 'apps/gateway',
  runtime: 'apps/runtime',
};

/** The portals whose pages a service serves. */
const pagesOf = { publisher: ['publisher'], devportal: ['devportal'], runtime: ['publisher', 'devportal'] };

/** The OpenAPI documents that a service serves. */
const documentsOf = { publisher: ['publisher', 'admin'], devportal: ['devportal'], runtime: ['publisher', 'admin', 'devportal'] };

/** What hosts the publisher carries its thread for the comparison of definitions within. */
const comparesDefinitions = new Set(['publisher', 'runtime']);

/** @returns {Promise<string>} the file that Node runs; the pages that it serves lie beside it */
export const bundle = async (name) => {
  const folder = services[name];
  if (!folder) throw new Error(`there is no service "${name}": ${Object.keys(services).join(', ')}`);
  const { build, stop } = await import('esbuild');
  const outfile = join(root, folder, 'dist', 'main.cjs');
  await build({
    entryPoints: [join(root, folder, 'src', 'main.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'cjs',
    sourcemap: true,
    // import.meta.url of ESM-only packages, which CommonJS has not.
    define: {
      'import.meta.url': '__bundleUrl',
      ...(comparesDefinitions.has(name) && { __comparisonWorker: JSON.stringify(comparisonWorker()) }),
      ...(documentsOf[name] && { __openapiDocuments: JSON.stringify(openapiDocuments(documentsOf[name])) }),
    },
    banner: { js: "const __bundleUrl = require('node:url').pathToFileURL(__filename).href;" },
    external: ['pg-native'],
    logLevel: 'error',
  });
  await placeWeb(pagesOf[name] ?? [], dirname(outfile));
  await stop(); // its helper process; made anew when needed again
  return outfile;
};

if (argv[1] && import.meta.url === pathToFileURL(argv[1]).href) {
  const names = argv.length > 2 ? argv.slice(2) : Object.keys(services);
  for (const name of names) await bundle(name);
}
