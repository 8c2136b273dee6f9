const { comparisonWorker } = require('../../../tools/build/comparison-worker.cjs');

// What a bundle is given: see tools/build/bundle.mjs.
module.exports = { ...require('../../../jest.itest.preset.cjs'), displayName: 'publisher', globals: { __comparisonWorker: comparisonWorker() } };
