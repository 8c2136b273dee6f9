module.exports = { ...require('../../../jest.itest.preset.cjs'), displayName: 'portal-host' };
