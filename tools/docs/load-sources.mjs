// Loads what the references are made of: the event catalogue, and every service's settings and problems.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from 'esbuild';
import { services } from '../build/bundle.mjs';
import { withDescriptions } from './doc-comments.mjs';

const sources = (root) => {
  const of = (file) => Object.entries(services).flatMap(([name, folder]) => (existsSync(join(root, folder, 'src', file)) ? [{ name, file: join(root, folder, 'src', file) }] : []));
  const kit = join(root, 'libs/shared/service-kit/src/index.ts');
  const messaging = join(root, 'libs/shared/messaging/src');
  return {
    settings: [{ name: 'every process', file: join(root, 'libs/shared/service-kit/src/host-service.ts') }, { name: 'event hub', file: join(messaging, 'kafka-config.ts') }, ...of('config.ts')],
    problems: [{ name: 'every service', file: kit, as: 'commonProblems' }, { name: 'resync of every owner', file: join(root, 'libs/shared/control-plane/src/resync-problems.ts'), as: 'resyncProblems' }, { name: 'portals', file: join(root, 'libs/shared/portal-host/src/portal-problems.ts'), as: 'portalProblems' }, ...of('problems.ts').map((it) => ({ ...it, as: 'problems' }))],
    contracts: join(root, 'libs/shared/contracts/src/index.ts'),
    topics: join(messaging, 'kafka-topics.ts'),
  };
};

const entryOf = ({ settings, problems, contracts, topics }) =>
  [
    ...settings.map(({ file }, i) => `import * as s${i} from ${JSON.stringify(file)};`),
    ...problems.map(({ file, as }, i) => `import { ${as} as p${i} } from ${JSON.stringify(file)};`),
    `import * as contracts from ${JSON.stringify(contracts)};`,
    `import { settingsOf } from ${JSON.stringify(topics)};`,
    `import { z } from 'zod';`,
    `export const settings = [${settings.map(({ name }, i) => `{ name: ${JSON.stringify(name)}, module: s${i} }`)}];`,
    `export const problems = [${problems.map(({ name }, i) => `{ name: ${JSON.stringify(name)}, problems: p${i} }`)}];`,
    `export { contracts, settingsOf, z };`,
  ].join('\n');

const shapeOf = ({ name, module }) => {
  const shapes = Object.entries(module).filter(([exported]) => exported.endsWith('ConfigShape'));
  if (shapes.length !== 1) throw new Error(`the settings of "${name}" export ${shapes.length} constants that are called ...ConfigShape, not one`);
  return { name, shape: shapes[0][1] };
};

/** @param {string} root folder of the repository */
export const loadSources = async (root) => {
  const exported = new Map();
  const described = {
    name: 'described',
    setup: ({ onLoad }) =>
      onLoad({ filter: /\.ts$/ }, ({ path }) => {
        if (path.includes('/node_modules/')) return undefined;
        const { text, exported: comments } = withDescriptions(readFileSync(path, 'utf8'));
        comments.forEach((comment, name) => exported.set(name, comment));
        return { contents: text, loader: 'ts' };
      }),
  };
  const folder = mkdtempSync(join(root, 'node_modules', '.docs-'));
  try {
    const outfile = join(folder, 'sources.cjs');
    await build({
      stdin: { contents: entryOf(sources(root)), resolveDir: root, loader: 'ts' },
      outfile,
      bundle: true,
      platform: 'node',
      target: 'node24',
      format: 'cjs',
      logLevel: 'error',
      plugins: [described],
    });
    const { settings, ...rest } = createRequire(outfile)(outfile);
    return { ...rest, settings: settings.map(shapeOf), comments: exported };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
