import type { Process } from '../src/processes';
import type { OwnBroker } from './own-broker';
import type { OwnPostgres } from './own-postgres';
import { pause } from './pause';

export interface FaultsTold {
  /** How often each happened. */
  readonly counts: ReadonlyMap<string, number>;
  /** When each began and ended, epoch milliseconds. */
  readonly spans: readonly { readonly what: string; readonly fromMs: number; readonly toMs: number }[];
}

export interface FaultParts {
  readonly gateways: readonly Process[];
  readonly trafficManagers: readonly Process[];
  readonly broker: OwnBroker;
  readonly postgres: OwnPostgres;
  readonly forMs: number;
  readonly seed: number;
}

/** Mulberry32: the same faults for the same seed, as far as the machine keeps the pace. */
const randomOf = (seed: number) => {
  let state = seed >>> 0;
  return (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t ^= t + Math.imul(t ^ (t >>> 7), 61 | t);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
};

type Fault = readonly [what: string, happen: (downMs: number) => Promise<void>];

const killed = (one: Process): Fault => [
  `${one.name} killed`,
  async (downMs) => {
    await one.kill();
    await pause(downMs);
    one.restart();
    await one.ready();
  },
];
const stopped = (one: Process): Fault => [
  `${one.name} stopped`,
  async (downMs) => {
    process.kill(one.pid, 'SIGSTOP');
    await pause(downMs);
    process.kill(one.pid, 'SIGCONT');
  },
];

/** Lets processes die and stand still, several at a time; settles when all run again. */
export const happenAtRandom = async ({ gateways, trafficManagers, broker, postgres, forMs, seed }: FaultParts): Promise<FaultsTold> => {
  const counts = new Map<string, number>();
  const spans: { what: string; fromMs: number; toMs: number }[] = [];
  const untilMs = Date.now() + forMs;

  /** One fault after the other; lanes do not wait for each other. */
  const lane = async (lanesSeed: number, faults: readonly Fault[], betweenMs: readonly [number, number], downMs: readonly [number, number]): Promise<void> => {
    const random = randomOf(lanesSeed);
    const within = ([from, to]: readonly [number, number]): number => from + random() * (to - from);
    for (;;) {
      await pause(within(betweenMs));
      const [what, happen] = faults[Math.floor(random() * faults.length)]!;
      if (Date.now() >= untilMs) return;
      const fromMs = Date.now();
      await happen(within(downMs));
      spans.push({ what, fromMs, toMs: Date.now() });
      counts.set(what, (counts.get(what) ?? 0) + 1);
    }
  };
  await Promise.all([
    lane(seed, gateways.flatMap((one) => [killed(one), stopped(one)]), [2_000, 6_000], [300, 5_000]),
    lane(seed + 1, trafficManagers.flatMap((one) => [killed(one), stopped(one)]), [3_000, 8_000], [300, 5_000]),
    lane(
      seed + 2,
      [
        ['broker killed', async (downMs) => { await broker.kill(); await pause(downMs); await broker.start(); }],
        ['broker stopped', async (downMs) => { broker.pause(); await pause(downMs); broker.resume(); }],
      ],
      [10_000, 25_000],
      [500, 5_000],
    ),
    lane(seed + 3, [['database killed', async (downMs) => { await postgres.kill(); await pause(downMs); await postgres.start(); }]], [10_000, 25_000], [300, 3_000]),
  ]);
  return { counts, spans };
};
