// Tests of the containers: need a Docker engine (`npm run test:compose`).
module.exports = { ...require('../../jest.itest.preset.cjs'), displayName: 'compose', globalSetup: '<rootDir>/browser/harness/find-browser.mjs', testMatch: ['<rootDir>/src/**/*.ctest.ts'], testTimeout: 120_000 };
