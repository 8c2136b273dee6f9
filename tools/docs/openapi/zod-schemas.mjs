// Reads the schemas that services parse requests by, as JSON Schema: what a request may hold is written once, in the code.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from 'esbuild';
import { withDescriptions } from '../doc-comments.mjs';

const described = {
  name: 'described',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.ts$/ }, ({ path }) => (path.includes('/node_modules/') ? undefined : { contents: withDescriptions(readFileSync(path, 'utf8')).text, loader: 'ts' })),
};

/** Without what means nothing to a reader: which draft it is, and that numbers are those of JavaScript. */
const tidy = (schema) => {
  if (Array.isArray(schema)) return schema.map(tidy);
  if (typeof schema !== 'object' || schema === null) return schema;
  const kept = Object.entries(schema).filter(([name, value]) => name !== '$schema' && !((name === 'maximum' && value === Number.MAX_SAFE_INTEGER) || (name === 'minimum' && value === Number.MIN_SAFE_INTEGER)));
  return Object.fromEntries(kept.map(([name, value]) => [name, tidy(value)]));
};

/** A member is not needed where nothing at all is understood for it, whatever stands in front of its schema. */
const withoutNeedless = ({ zodSchema, jsonSchema }) => {
  const { type, shape } = zodSchema._zod.def;
  if (type !== 'object' || !jsonSchema.required) return;
  jsonSchema.required = jsonSchema.required.filter((name) => !shape[name].safeParse(undefined).success);
  if (jsonSchema.required.length === 0) delete jsonSchema.required;
};

/** Where a reference of a fragment leads. */
const fileOf = (folder, reference) => {
  const [file, name] = reference.split('#');
  const path = join(folder, 'src', file);
  if (!name || !existsSync(path)) throw new Error(`"${reference}" names no constant of a file below ${join(folder, 'src')}`);
  return { path, name };
};

/**
 * @param {string} root folder of the repository
 * @param {{ folder: string, reference: string }[]} wanted `folder` is that of the service
 * @returns {Promise<(folder: string, reference: string) => object>}
 */
export const loadZodSchemas = async (root, wanted) => {
  const files = [...new Set(wanted.map(({ folder, reference }) => fileOf(folder, reference).path))];
  const entry = [...files.map((path, i) => `import * as m${i} from ${JSON.stringify(path)};`), `import { z } from 'zod';`, `export const modules = [${files.map((_, i) => `m${i}`)}];`, 'export { z };'].join('\n');
  const out = mkdtempSync(join(root, 'node_modules', '.openapi-'));
  try {
    const outfile = join(out, 'schemas.cjs');
    await build({
      stdin: { contents: entry, resolveDir: join(root, 'libs/shared/openapi'), loader: 'ts' },
      outfile,
      bundle: true,
      platform: 'node',
      target: 'node24',
      format: 'cjs',
      define: { 'import.meta.url': '__bundleUrl' },
      banner: { js: "const __bundleUrl = require('node:url').pathToFileURL(__filename).href;" },
      external: ['pg-native'],
      logLevel: 'error',
      plugins: [described],
    });
    const { modules, z } = createRequire(outfile)(outfile);
    return (folder, reference) => {
      const { path, name } = fileOf(folder, reference);
      const schema = modules[files.indexOf(path)]?.[name];
      if (!schema) throw new Error(`${path} exports no ${name}`);
      return tidy(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', override: withoutNeedless }));
    };
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
};
