// Tests of what runs in a browser, in jsdom; the portals as a whole are tested in a real browser (apps/e2e/browser).
const base = require('./jest.preset.cjs');

module.exports = {
  ...base,
  testEnvironment: 'jsdom',
  testMatch: ['<rootDir>/src/**/*.spec.{ts,tsx}'],
  moduleNameMapper: { '\\.css$': '<rootDir>/../../../tools/test/no-styles.cjs' },
  transform: {
    '^.+\\.(ts|tsx|js|mjs)$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript', tsx: true }, transform: { react: { runtime: 'automatic' } }, target: 'es2022' }, module: { type: 'commonjs' }, sourceMaps: 'inline' }],
  },
};
