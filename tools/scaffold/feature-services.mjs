/** The services whose features share one frame (\`feature.ts\`), and what differs between them. */
export const featureServices = {
  publisher: {
    folder: 'apps/publisher/server',
    root: 'publisher.ts',
    document: 'publisher',
    parts: 'PublisherParts',
    base: 'PUBLISHER_API',
    readScope: 'apim:api_view',
    writeScope: 'apim:api_create',
    list: { line: (feature) => `  ${feature}(parts),`, from: /^const featuresOf = /, before: /^\];/ },
    testImports: `import { startPublisher, type TestPublisher } from '../../../test/start-publisher';`,
    testSetup: (plural) => `let at: TestPublisher;
beforeEach(async () => {
  at = await startPublisher();
});
afterEach(() => at.stop());

const scopes = ['apim:api_view', 'apim:api_create'];
const call = (method: string, path = '', json?: unknown) => at.call(method, \`/${plural}\${path}\`, { scopes, json });
const foreign = (method: string, path = '') => at.call(method, \`/${plural}\${path}\`, { scopes, organization: 'other.org' });`,
  },
  devportal: {
    folder: 'apps/devportal/server',
    root: 'devportal.ts',
    document: 'devportal',
    parts: 'DevportalParts',
    base: 'DEVPORTAL_API',
    readScope: 'apim:subscribe',
    writeScope: 'apim:app_manage',
    list: { line: (feature) => `    ${feature}(parts),`, from: /^ {2}features\.push\(/, before: /^ {2}\);/ },
    testImports: `import { developer, startDevportal, type TestDevportal } from '../../../test/start-devportal';`,
    testSetup: (plural) => `let at: TestDevportal;
beforeEach(async () => {
  at = await startDevportal();
});
afterEach(() => at.stop());

const call = (method: string, path = '', json?: unknown) => at.portal(method, \`/${plural}\${path}\`, json);
const foreign = (method: string, path = '') => at.portal(method, \`/${plural}\${path}\`, undefined, { ...developer, organization: 'other.org' });`,
  },
};
