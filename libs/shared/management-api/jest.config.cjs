module.exports = { ...require('../../../jest.preset.cjs'), displayName: 'management-api' };
