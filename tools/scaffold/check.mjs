// Checks that what the scaffolds write fits the services as they are: copies of them with something new in each must
// type-check, and the new tests must pass (those of features where a PostgreSQL is given).
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { env } from 'node:process';
import { fileURLToPath } from 'node:url';
import { featureServices } from './feature-services.mjs';
import { newFeature } from './new-feature.mjs';
import { newPolicy } from './new-policy.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
mkdirSync(join(root, '.quintet'), { recursive: true });
const work = mkdtempSync(join(root, '.quintet', 'scaffold-check-')); // within the repository, so that packages are found

const copyOf = (folder) => {
  const to = join(work, folder);
  for (const part of ['src', 'test']) cpSync(join(root, folder, part), join(to, part), { recursive: true });
  return to;
};
const configure = (name, content) => writeFileSync(join(work, name), content);
const run = (what, command, args) => {
  const { status } = spawnSync(join(root, 'node_modules', '.bin', command), args, { cwd: work, stdio: 'inherit', env });
  if (status === 0) return;
  console.error(`what the scaffolds write ${what}`);
  process.exitCode = 1;
};

try {
  for (const service of Object.values(featureServices)) newFeature(copyOf(service.folder), service, 'scaffold-entries', 'scaffold-entry');
  newPolicy(copyOf('apps/gateway'), 'require-scaffold-header');
  const preset = (name) => JSON.stringify(join(root, name));
  const base = relative(work, join(root, 'tsconfig.base.json'));
  configure('tsconfig.json', JSON.stringify({ extends: base, compilerOptions: { noEmit: true, emitDeclarationOnly: false, composite: false, declaration: false, declarationMap: false, types: ['node', 'jest'] }, include: ['apps'] }));
  configure('jest.config.cjs', `module.exports = { ...require(${preset('jest.preset.cjs')}), rootDir: __dirname, displayName: 'scaffold', testMatch: ['<rootDir>/**/policies/require-scaffold-header/*.spec.ts'] };`);
  configure('jest.itest.config.cjs', `module.exports = { ...require(${preset('jest.itest.preset.cjs')}), rootDir: __dirname, displayName: 'scaffold', testMatch: ['<rootDir>/**/features/scaffold-entries/*.itest.ts'] };`);
  run('does not type-check', 'tsc', ['-p', 'tsconfig.json']);
  run('does not pass its tests', 'jest', ['-c', 'jest.config.cjs']);
  if (env.TEST_POSTGRES_URL) run('does not pass its tests', 'jest', ['-c', 'jest.itest.config.cjs']);
} finally {
  rmSync(work, { recursive: true, force: true });
}
