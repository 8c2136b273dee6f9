module.exports = { ...require('../../../jest.web.preset.cjs'), displayName: 'web-kit', setupFiles: ['<rootDir>/test/browser-parts.ts'] };
