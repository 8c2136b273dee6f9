module.exports = { ...require('../../../jest.preset.cjs'), displayName: 'usage-rollup' };
