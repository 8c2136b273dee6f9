const { comparisonWorker } = require('../../../tools/build/comparison-worker.cjs');
const { openapiDocuments } = require('../../../tools/build/openapi-documents.cjs');

// What a bundle is given: see tools/build/bundle.mjs.
module.exports = { ...require('../../../jest.itest.preset.cjs'), displayName: 'publisher', globals: { __comparisonWorker: comparisonWorker(), __openapiDocuments: openapiDocuments(['publisher', 'admin']) } };
