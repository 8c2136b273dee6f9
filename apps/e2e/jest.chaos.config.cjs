// Processes and brokers that die in the midst of changes: takes minutes (`npm run test:chaos`).
module.exports = { ...require('../../jest.itest.preset.cjs'), displayName: 'chaos', testMatch: ['<rootDir>/chaos/**/*.chaos.ts'], testTimeout: 600_000 };
