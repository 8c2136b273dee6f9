// Tests that need a real PostgreSQL and a real Kafka: `npm test` brings both up and names them in the environment.
module.exports = {
  ...require('./jest.preset.cjs'),
  testMatch: ['<rootDir>/{src,test}/**/*.itest.ts'],
  testTimeout: 60_000,
  maxWorkers: 1,
};
