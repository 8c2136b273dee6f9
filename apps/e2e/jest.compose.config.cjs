// Tests of the containers: need a Docker engine (`npm run test:compose`).
module.exports = { ...require('../../jest.itest.preset.cjs'), displayName: 'compose', testMatch: ['<rootDir>/src/**/*.ctest.ts'], testTimeout: 120_000 };
