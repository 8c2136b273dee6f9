// Measurements: run by hand (`npm run bench:propagation`), never asserted in the tests.
module.exports = { ...require('../../jest.itest.preset.cjs'), displayName: 'bench', testMatch: ['<rootDir>/bench/**/*.bench.ts'], testTimeout: 600_000 };
