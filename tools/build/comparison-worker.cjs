// The thread that compares definitions, as the text that the publisher starts it from: a service stays one file.
const { join } = require('node:path');

/** @returns {string} */
exports.comparisonWorker = () => {
  const { buildSync } = require('esbuild');
  const { outputFiles } = buildSync({
    entryPoints: [join(__dirname, '../../libs/shared/openapi/src/compare/compare-worker.ts')],
    bundle: true,
    write: false,
    platform: 'node',
    target: 'node24',
    format: 'cjs',
    minify: true,
    keepNames: true,
    logLevel: 'error',
  });
  return outputFiles[0].text;
};
