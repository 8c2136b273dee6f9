// Tests of what runs in a browser, in jsdom; the portals as a whole are tested in a real browser (apps/e2e/browser).
const base = require('./jest.preset.cjs');

module.exports = {
  ...base,
  testEnvironment: require.resolve('./tools/test/browser-environment.cjs'),
  // Packages that ship no CommonJS build.
  transformIgnorePatterns: ['/node_modules/(?!(?:react-router|cookie-es|@remix-run|openapi-fetch|react-markdown|rehype-.*|remark-.*|hast-.*|mdast-.*|unist-.*|micromark.*|vfile.*|unified|yaml)/)'],
  testMatch: ['<rootDir>/src/**/*.spec.{ts,tsx}'],
  moduleNameMapper: { '\\.css$': '<rootDir>/../../../tools/test/no-styles.cjs' },
  transform: {
    '^.+\\.(ts|tsx|js|mjs)$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript', tsx: true }, transform: { react: { runtime: 'automatic' }, optimizer: { globals: { vars: { 'import.meta.hot': 'undefined' } } } }, target: 'es2022' }, module: { type: 'commonjs' }, sourceMaps: 'inline' }],
  },
};
