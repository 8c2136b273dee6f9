// Tests of the portals in a real browser. They run the bundles in `dist`: build them first (`npm test` does).
module.exports = { ...require('../../jest.itest.preset.cjs'), displayName: 'browser', globalSetup: '<rootDir>/browser/harness/find-browser.mjs', setupFilesAfterEnv: ['<rootDir>/browser/harness/once-more.cjs'], testMatch: ['<rootDir>/browser/**/*.browser.ts'], testTimeout: 120_000 };
