module.exports = { ...require('../../../jest.itest.preset.cjs'), displayName: 'usage-rollup' };
