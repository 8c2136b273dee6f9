module.exports = { ...require('../../jest.preset.cjs'), displayName: 'key-manager' };
