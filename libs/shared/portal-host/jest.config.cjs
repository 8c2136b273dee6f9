module.exports = { ...require('../../../jest.preset.cjs'), displayName: 'portal-host' };
