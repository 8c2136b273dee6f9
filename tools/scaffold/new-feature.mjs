// `npm run new-feature -- publisher labels [label]`: a feature's folder, its migration, and the lines that make them known.
import { readFileSync, readdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import { featureServices } from './feature-services.mjs';
import { camel, checkName, singular, snake, words } from './names.mjs';
import { featureFiles } from './templates/feature.mjs';
import { addEntry, addLine, writeNew } from './write-files.mjs';

/** One beyond those that have a file of their own, and those that the list makes by a call, such as `publishedMigration('0025')`. */
const nextMigration = (folder) => {
  const made = [...readFileSync(join(folder, 'index.ts'), 'utf8').matchAll(/Migration\('(\d{4})'\)/g)].map(([, number]) => Number(number));
  const filed = readdirSync(folder).flatMap((name) => /^\d{4}/.exec(name) ?? []).map(Number);
  return String(Math.max(0, ...made, ...filed) + 1).padStart(4, '0');
};

const addMigration = (root, index, one, migration) => {
  addLine(root, index, `import { ${camel(one)} } from './${migration}_${snake(one)}';`, { after: /^import .* from '\.\/\d{4}_/ });
  addEntry(root, index, camel(one), /^export const migrations.*= \[/m);
};

/**
 * @param {string} root folder of the service
 * @returns {string[]} what was written
 */
export const newFeature = (root, service, plural, one = singular(plural)) => {
  checkName('the feature', plural);
  checkName('one of it', one);
  if (one === plural) throw new Error(`what is one of "${plural}" called? Give it as a third word`);
  const migration = nextMigration(join(root, 'src/migrations'));
  const folder = `src/features/${plural}`;
  const files = Object.fromEntries(Object.entries(featureFiles({ plural, one, service, migration })).map(([name, text]) => [posix.join(folder, name), text]));
  writeNew(root, files);
  addMigration(root, 'src/migrations/index.ts', one, migration);
  const feature = `${camel(plural)}Feature`;
  addLine(root, `src/${service.root}`, `import { ${feature} } from './features/${plural}';`, { after: /^import .* from '\.\/features\// });
  addLine(root, `src/${service.root}`, service.list.line(feature), service.list);
  const problem = snake(one).toUpperCase();
  addLine(root, 'src/problems.ts', `  ${problem}_TAKEN: { status: 409, title: 'There is a ${words(one)} of that name', fault: 'caller' },`, { before: /^\}\);/ });
  addLine(root, 'src/problems.ts', `  ${problem}_NOT_FOUND: { status: 404, title: 'There is no such ${words(one)}', fault: 'caller' },`, { before: new RegExp(`^ {2}${problem}_TAKEN`) });
  return [...Object.keys(files), 'src/migrations/index.ts', `src/${service.root}`, 'src/problems.ts'];
};

export const main = (root, [serviceName, plural, one]) => {
  const service = featureServices[serviceName];
  if (!service) throw new Error(`the service must be one of ${Object.keys(featureServices).join(', ')}: those whose features share one frame`);
  for (const file of newFeature(join(root, service.folder), service, plural, one)) console.log(join(service.folder, file));
  console.log('\nThen: `npm run docs` for the new problems and the OpenAPI document, a call of each operation in test/openapi.itest.ts, a changelog line, and the event if other services must know.');
};
