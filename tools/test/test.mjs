// `npm test`: on a fresh clone, installs what is missing, starts a real PostgreSQL and a real Kafka broker on loopback,
// runs every check and test of every project, and ends with the counts. `--only bench` measures propagation instead,
// `--only scale` a gateway with a large state, `--only ledger` what quotas cost, `--only chaos` the tests in which processes and brokers die,
// `--only screenshots` the portals in a browser, which leave pictures of every page in the folder `screenshots`
// and those of the guides in docs/guides/images.
import { spawn } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const work = mkdtempSync(join(tmpdir(), 'quintet-test-'));
chmodSync(work, 0o711); // PostgreSQL, which runs as a user of its own under root, must get through to its folder
const counts = join(work, 'counts');
const env = {
  ...process.env,
  PATH: [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter), // the pinned Node first
  NX_DAEMON: 'false',
  QUINTET_TEST_COUNTS: counts,
};

if (process.argv.includes('screenshots')) env.QUINTET_SCREENSHOTS ??= join(root, 'screenshots');

const say = (text) => console.log(`\n== ${text}`);
const run = (command, args) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, env, stdio: 'inherit' });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });

const sum = () => {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const file of existsSync(counts) ? readdirSync(counts) : []) {
    const one = JSON.parse(readFileSync(join(counts, file), 'utf8'));
    for (const name of Object.keys(total)) total[name] += one[name];
  }
  return total;
};

const stops = [];
let failures = 0;
try {
  if (!existsSync(join(root, 'node_modules', '.package-lock.json'))) {
    say('installing packages');
    if ((await run('npm', ['ci'])) !== 0) throw new Error('npm ci failed: its own output above says why');
  }
  say('starting PostgreSQL');
  const { startPostgres } = await import('../postgres/start-postgres.mjs');
  const postgres = process.env.TEST_POSTGRES_URL ? undefined : await startPostgres({ dataDir: join(work, 'postgres'), port: 0 });
  if (postgres) stops.push(postgres.stop);
  env.TEST_POSTGRES_URL = postgres?.url ?? process.env.TEST_POSTGRES_URL;
  say('starting Kafka');
  const { startKafka } = await import('../kafka/start-kafka.mjs');
  const kafka = await startKafka({ dataDir: join(work, 'kafka'), port: 0 });
  stops.push(kafka.stop);
  env.KAFKA_BROKERS = kafka.brokers;

  const steps = [
    ['project references', ['sync:check']],
    ['generated docs', [join('tools', 'docs', 'docs.mjs'), '--check'], 'node'],
    ['types and lint', ['run-many', '-t', 'typecheck', 'lint', '--parallel=2', '--output-style=static']],
    ['unit tests', ['run-many', '-t', 'test', '--parallel=2', '--skip-nx-cache', '--output-style=static']],
    ['scaffolds', [join('tools', 'scaffold', 'check.mjs')], 'node'],
    ['bundles', ['run-many', '-t', 'build', '--output-style=static']],
    ['integration tests', ['run-many', '-t', 'itest', '--parallel=1', '--skip-nx-cache', '--output-style=static']],
    ['the portals in a browser', ['-c', join('apps', 'e2e', 'jest.browser.config.cjs'), '--maxWorkers=2'], 'jest'], // each file has a system of its own
  ];
  const measure = (name) => [
    ['bundles', ['run-many', '-t', 'build', '--output-style=static']],
    ['measurements', ['-c', join('apps', 'e2e', 'jest.bench.config.cjs'), '--runInBand', name], 'jest'],
  ];
  const chaos = [
    ['bundles', ['run-many', '-t', 'build', '--output-style=static']],
    ['processes and brokers that die', ['-c', join('apps', 'e2e', 'jest.chaos.config.cjs'), '--runInBand'], 'jest'],
  ];
  const screenshots = [
    ['bundles', ['run-many', '-t', 'build', '--output-style=static']],
    ['the portals in a browser', ['-c', join('apps', 'e2e', 'jest.browser.config.cjs'), '--maxWorkers=2'], 'jest'],
  ];
  const only = { screenshots, bench: measure('propagation'), scale: measure('scale'), ledger: measure('ledger'), chaos }[process.argv[process.argv.indexOf('--only') + 1]];
  for (const [what, args, command = 'nx'] of only ?? steps) {
    say(what);
    if ((await run(command, args)) !== 0) {
      failures += 1;
      console.error(`${what}: failed`);
    }
  }
  if (env.QUINTET_SCREENSHOTS) cpSync(join(env.QUINTET_SCREENSHOTS, 'guide'), join(root, 'docs', 'guides', 'images'), { recursive: true });
} catch (error) {
  failures += 1;
  console.error(error);
} finally {
  for (const stop of stops.reverse()) await stop().catch((error) => console.error(error));
  const { passed, failed } = sum();
  // A step that failed without a failed test (types, lint, start-up) counts as one failure each.
  const shown = Math.max(failed, failures);
  rmSync(work, { recursive: true, force: true });
  console.log(`\n${passed} passed, ${shown} failed`);
  // Said outright: an exit hook of the embedded PostgreSQL would else end the process with 0.
  process.exit(shown > 0 || passed === 0 ? 1 : 0);
}
