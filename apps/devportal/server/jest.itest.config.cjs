const { openapiDocuments } = require('../../../tools/build/openapi-documents.cjs');

// What a bundle is given: see tools/build/bundle.mjs.
module.exports = { ...require('../../../jest.itest.preset.cjs'), displayName: 'devportal', globals: { __openapiDocuments: openapiDocuments(['devportal']) } };
