module.exports = { ...require('../../jest.itest.preset.cjs'), displayName: 'traffic-manager' };
