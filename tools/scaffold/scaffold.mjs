// `npm run new-feature -- <service> <features> [<feature>]` and `npm run new-policy -- <name>`.
import { dirname, join } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const [what, ...names] = argv.slice(2);
try {
  const { main } = await import(`./new-${what}.mjs`);
  main(root, names);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
