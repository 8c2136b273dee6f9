import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '@quintet/testkit';
import { enterWorld, logInAsAdmin, type World } from '../src/main-job/world';
import type { Process } from '../src/processes';
import { expectStatus, request } from '../src/rest';
import { startFiveServices, type FiveServices } from '../src/start-five-services';
import { startCountingBackend, type CountingBackend } from './counting-backend';
import { overshoots } from './count-windows';
import { auditLedger, type LedgerWindowSums } from './ledger-books';
import { startOwnBroker, type OwnBroker } from './own-broker';
import { startOwnPostgres, type OwnPostgres } from './own-postgres';
import { pause } from './pause';
import { limitedKeys, openPath, publishLimited, type LimitedKey } from './quota-keys';
import { offerLoad, type QuotaLoad } from './quota-load';
import { happenAtRandom, type FaultsTold } from './random-faults';

/** `CHAOS_SECONDS=300` is the long run. */
const chaosMs = Number(process.env['CHAOS_SECONDS'] ?? 60) * 1_000;
const keyCount = Number(process.env['CHAOS_KEYS'] ?? 200);
const seed = Number(process.env['CHAOS_SEED'] ?? Math.floor(Math.random() * 1_000_000));
/** Folder for the last words of all processes, for whoever looks into a failure. */
const logs = process.env['CHAOS_LOGS'];
const gatewayIds = ['gateway-1', 'gateway-2', 'gateway-3'];
const workers = Number(process.env['CHAOS_WORKERS'] ?? 2);
const times = 3;
const windowMs = 60_000; // of all limits
const warmMs = 5_000;
const upMs = 180_000;
const knownMs = 60_000;
/** A window's leases are written off so long after its end, at the latest. */
const closedMs = 60_000;
const watchMs = 5_000;
/** Of what was offered and the limits allow. */
const tolerated = 0.05;

const keys = limitedKeys(keyCount);
let broker: OwnBroker;
let postgres: OwnPostgres;
let services: FiveServices;
let world: World;
let backend: CountingBackend;
let prefix: string;
beforeAll(async () => {
  backend = await startCountingBackend(windowMs);
  [broker, postgres] = await Promise.all([startOwnBroker(), startOwnPostgres()]);
  services = await startFiveServices({ gateways: gatewayIds.length, trafficManagers: 2, brokers: broker.brokers, postgres: postgres.url, gatewaySettings: { GATEWAY_WORKERS: String(workers) } });
  world = await enterWorld(services);
  await logInAsAdmin(world);
  prefix = await publishLimited(world, keys, backend.url);
  for (const { traffic } of services.gateways) await eventually(async () => expectStatus(await request('GET', traffic + prefix + openPath), 200), { timeoutMs: knownMs });
  // What is told has been told: nobody of them takes part in keeping a limit.
  await Promise.all(['key-manager', 'publisher', 'devportal'].map((name) => services.processes.get(name)!.stop()));
}, upMs);
afterAll(async () => {
  await world?.backend.stop();
  await services?.stop();
  await postgres?.stop();
  await broker?.stop();
  await backend?.stop();
}, upMs);

const processesOf = (names: readonly string[]): Process[] => names.map((name) => services.processes.get(name)!);
const windowOf = (ms: number): number => Math.floor(ms / windowMs);
const nextBorder = async (): Promise<void> => pause(windowMs - (Date.now() % windowMs));
const sum = <T>(list: readonly T[], of: (one: T) => number): number => list.reduce((total, one) => total + of(one), 0);

/** How often the gateways began within a window: each beginning brings the allowance of `fast` with it. */
const beginningsIn = ({ spans }: FaultsTold, window: number): number => gatewayIds.length + spans.filter(({ what, toMs }) => /^gateway-.* killed$/.test(what) && windowOf(toMs) === window).length;

const wentOver = (faults: FaultsTold, ofMode: readonly LimitedKey[]): string[] =>
  ofMode.flatMap(({ path, policy, limit, allowance }) =>
    [...overshoots(backend.countOf(path), (window) => limit + allowance * beginningsIn(faults, window))].map(([window, units]) => `${path} (${policy}): ${units} over in window ${window}`),
  );

/** How much of what was offered, and allowed, did not get through in a window. */
const useOf = (load: QuotaLoad, booked: ReadonlyMap<string, LedgerWindowSums>, window: number) => {
  const parts = keys.map(({ path, limit }) => {
    const { certain, straddlers } = backend.countOf(path);
    const arrived = (certain.get(window) ?? 0) + straddlers.filter(({ from, to }) => from <= window && window <= to).length;
    const wanted = Math.min(limit, load.sentOf(path, window).sent);
    return { wanted, passed: Math.min(wanted, arrived), forfeited: Math.min(wanted, booked.get(`${path} ${window}`)?.forfeited ?? 0) };
  });
  const wanted = sum(parts, (one) => one.wanted);
  const missed = sum(parts, ({ wanted: some, passed, forfeited }) => Math.max(0, some - passed - forfeited));
  return { wanted, passed: sum(parts, (one) => one.passed), forfeited: sum(parts, (one) => one.forfeited), underUse: wanted === 0 ? 0 : missed / wanted };
};

/** Where the books say less than what arrived, or, of a window in which nobody died, anything else. */
const wronglyBooked = (booked: ReadonlyMap<string, LedgerWindowSums>, windows: readonly number[], calm: readonly number[]): string[] =>
  keys.flatMap(({ path, policy, allowance }) =>
    windows.flatMap((window) => {
      const { certain, straddlers } = backend.countOf(path);
      const least = certain.get(window) ?? 0;
      const most = least + straddlers.filter(({ from, to }) => from <= window && window <= to).length;
      const { spent, overdrawn, forfeited } = booked.get(`${path} ${window}`) ?? { spent: 0, overdrawn: 0, forfeited: 0 };
      const used = spent + overdrawn;
      const isCalm = calm.includes(window);
      if (isCalm ? used >= least && used <= most : allowance > 0 || used + forfeited >= least) return [];
      return [`${path} (${policy}), window ${window}${isCalm ? ', calm' : ''}: ${used} booked as used, ${forfeited} as forfeited; ${least}${most > least ? ` to ${most}` : ''} arrived`];
    }),
  );

test('gateways, traffic managers, broker and database die and stand still at random: no key ever gets more than its limit, and the books say what was used', async () => {
  const load = offerLoad({ keys, gateways: services.gateways.map(({ traffic }) => traffic), prefix, windowMs, times });
  const lines: string[] = [];
  const loadedMs = Date.now();
  const passedByThen: number[] = [];
  const watch = setInterval(() => passedByThen.push(load.answers.get('200') ?? 0), watchMs);
  try {
    const firstWindow = windowOf(Date.now());
    await pause(warmMs);
    const began = Date.now();
    const faults = await happenAtRandom({
      gateways: processesOf(gatewayIds),
      trafficManagers: processesOf(['traffic-manager', 'traffic-manager-2']),
      ...{ broker, postgres, forMs: chaosMs, seed },
    });
    const ended = Date.now();
    await nextBorder();
    const calm = windowOf(Date.now());
    await nextBorder();
    await load.stop();

    const books = await eventually(async () => {
      const audit = await auditLedger(services.databases.get('traffic-manager')!, windowMs);
      expect(audit.open).toBe(0);
      return audit;
    }, { timeoutMs: closedMs });
    const booked = new Map(books.windows.map((one) => [`${one.path} ${one.window}`, one]));
    const windows = Array.from({ length: calm - firstWindow + 1 }, (_, i) => firstWindow + i);

    const strict = keys.filter(({ allowance }) => allowance === 0);
    const fast = keys.filter(({ allowance }) => allowance > 0);
    const [strictOver, fastOver] = [wentOver(faults, strict), wentOver(faults, fast)];
    const wrong = wronglyBooked(booked, windows, [calm]);
    const straddled = sum(keys, ({ path }) => backend.countOf(path).straddlers.length);
    lines.push(
      `seed ${seed}: ${sum([...faults.counts.values()], (n) => n)} faults in ${Math.round((ended - began) / 1_000)} s: ${JSON.stringify(Object.fromEntries(faults.counts))}`,
      `${keys.length} keys, ${backend.arrived} calls arrived at the backend, ${straddled} of them on their way over a border, ${backend.repeated} again; answers ${JSON.stringify(Object.fromEntries(load.answers))}, ${load.skipped} found no gateway`,
      `over: strict ${strictOver.length}, fast ${fastOver.length}; wrongly booked ${wrong.length}; faults of the books ${books.faults.length} in ${books.entries} entries`,
      `passed in each ${watchMs / 1_000} s: ${passedByThen.map((passed, i) => passed - (passedByThen[i - 1] ?? 0)).join(' ')}`,
      `faults by second: ${faults.spans.map(({ what, fromMs, toMs }) => `${Math.round((fromMs - loadedMs) / 1_000)}-${Math.round((toMs - loadedMs) / 1_000)} ${what}`).join(', ')}`,
      ...windows.map((window) => {
        const { wanted, passed, forfeited, underUse } = useOf(load, booked, window);
        return `window ${window}${window === calm ? ', calm' : ''}: ${passed} of ${wanted} passed, ${forfeited} forfeited, under-use beside that ${(100 * underUse).toFixed(2)} %`;
      }),
      ...[...strictOver, ...fastOver, ...wrong, ...books.faults].slice(0, 40),
    );
    expect(strictOver).toEqual([]);
    expect(fastOver).toEqual([]);
    expect(books.faults).toEqual([]);
    expect(wrong).toEqual([]);
    expect(useOf(load, booked, calm).underUse).toBeLessThan(tolerated);
  } finally {
    clearInterval(watch);
    process.stdout.write(`\n${lines.join('\n  ')}\n`);
    if (logs !== undefined) for (const { name, said } of services.processes.values()) writeFileSync(join(logs, `${name}.log`), said());
    await load.stop();
  }
}, chaosMs + 480_000);
