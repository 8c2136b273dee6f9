// `npm run new-policy -- require-client-version`: a gateway policy's folder, and its line in the registry.
import { join } from 'node:path';
import { camel, checkName } from './names.mjs';
import { policyFiles } from './templates/policy.mjs';
import { addLine, writeNew } from './write-files.mjs';

const gateway = 'apps/gateway';
const registry = 'src/pipeline/policy-registry.ts';

/** @returns {string[]} what was written */
export const newPolicy = (root, name) => {
  checkName('the policy', name);
  const files = Object.fromEntries(Object.entries(policyFiles(name)).map(([file, text]) => [`src/policies/${name}/${file}`, text]));
  writeNew(root, files);
  addLine(root, registry, `import { ${camel(name)} } from '../policies/${name}';`, { after: /^import .* from '\.\.\/policies\// });
  addLine(root, registry, `  ${camel(name)}(),`, { from: /^export const policyKinds = /, before: /^\];/ });
  return [...Object.keys(files), registry];
};

export const main = (root, [name]) => {
  for (const file of newPolicy(join(root, gateway), name)) console.log(join(gateway, file));
  console.log('\nCalls pass policies in the order of the registry: move its line to its place.');
};
