import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..', '..', '..');

/** Folders of all packages, as npm finds them. */
const packageFolders = (): readonly string[] => {
  const { workspaces } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { workspaces: readonly string[] };
  return workspaces.flatMap((entry) => (entry.endsWith('/*') ? readdirSync(join(root, entry.slice(0, -2))).map((name) => `${entry.slice(0, -1)}${name}`) : [entry]));
};

describe('the Dockerfile', () => {
  it('hands npm the package.json of every package: without one of them its packages are not installed', () => {
    const dockerfile = readFileSync(join(root, 'deploy', 'Dockerfile'), 'utf8');
    const missing = packageFolders().filter((folder) => !dockerfile.includes(`COPY ${folder}/package.json ${folder}/\n`));
    expect(missing).toEqual([]);
  });
});
