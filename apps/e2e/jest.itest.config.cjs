module.exports = { ...require('../../jest.itest.preset.cjs'), displayName: 'e2e' };
