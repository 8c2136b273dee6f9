import type { ServiceStatus, TopicDigest } from '@quintet/contracts';
import { compareDigests, expectedDigests, type GatewayStatus } from './compare-digests';

const digest = (topic: string, entries: number, of = entries): TopicDigest => ({ topic, entries, digest: of.toString(16).padStart(16, '0') });
const service = (name: string, digests: TopicDigest[], { relaying = true, reportedMs = 1 } = {}): ServiceStatus => ({
  service: name,
  instanceId: `${name}-${reportedMs}`,
  startedMs: 0,
  reportedMs,
  expiresMs: 10_000,
  version: '0',
  outbox: { depth: 0, oldestMs: null, refused: 0, relaying, lastVersion: 0 },
  digests,
});
const gateway = (gatewayId: string, digests: TopicDigest[], more: Partial<GatewayStatus> = {}): GatewayStatus => ({
  gatewayId,
  environments: ['Default'],
  startedMs: 0,
  reportedMs: 0,
  expiresMs: 10_000,
  state: 'live',
  version: '0',
  digests,
  ...more,
});

test('owners of one topic add up, and a topic is judged when each of its owners has spoken', () => {
  const keyManager = service('key-manager', [digest('apim.key-managers', 1, 5), digest('apim.token-revocations', 3)]);
  expect([...expectedDigests([keyManager], 0).keys()]).toEqual(['apim.token-revocations', 'apim.organizations']);

  const both = expectedDigests([keyManager, service('publisher', [digest('apim.key-managers', 2, 6)])], 0);
  expect(both.get('apim.key-managers')).toEqual(digest('apim.key-managers', 3, 11));
  expect(both.get('apim.apis')).toEqual(digest('apim.apis', 0));
});

test('the instance that publishes is believed, and of two the one that spoke last', () => {
  const told = [
    service('devportal', [digest('apim.subscriptions', 7)], { reportedMs: 5 }),
    service('devportal', [], { reportedMs: 9, relaying: false }),
    service('devportal', [digest('apim.subscriptions', 6)], { reportedMs: 4 }),
  ];

  expect(expectedDigests(told, 0).get('apim.subscriptions')).toEqual(digest('apim.subscriptions', 7));
});

test('an owner that is silent is not asked for what it last said: it may have published since', () => {
  expect(expectedDigests([service('devportal', [digest('apim.subscriptions', 7)])], 10_000).size).toBe(0);
});

describe('a gateway that holds something else', () => {
  const expected = new Map([['apim.apis', digest('apim.apis', 2)]]);
  const odd = gateway('g1', [digest('apim.apis', 1), digest('apim.unknown', 9)]);

  /** Looks, 3 s apart, at what was published and what the gateway holds. */
  const look = (...pairs: readonly (readonly [number, number])[]) => {
    let differences: ReturnType<typeof compareDigests> = [];
    return pairs.map(([published, held], i) => {
      differences = compareDigests(differences, [gateway('g1', [digest('apim.apis', held)], { expiresMs: Infinity })], new Map([['apim.apis', digest('apim.apis', published)]]), i * 3_000);
      return differences.map(({ sinceMs, alarms }) => `${sinceMs} ${alarms}`).join();
    });
  };

  test('differs, and alarms when it has for ten seconds', () => {
    expect(compareDigests([], [odd, gateway('g2', [digest('apim.apis', 2)])], expected, 100)).toMatchObject([
      { gatewayId: 'g1', topic: 'apim.apis', expected: digest('apim.apis', 2), found: digest('apim.apis', 1), sinceMs: 100, alarms: false },
    ]);
    expect(look([2, 1], [2, 1], [2, 1], [2, 1], [2, 1], [2, 2])).toEqual(['0 false', '0 false', '0 false', '0 false', '0 true', '']);
  });

  test('alarms also while both change, as what it lacks stays the same, and until it is equal', () => {
    expect(look([2, 1], [5, 4], [9, 7], [10, 9], [20, 19], [30, 25], [31, 31])).toEqual(['0 false', '0 false', '6000 false', '0 false', '0 true', '0 true', '']);
  });

  test('does not alarm when it differs by something else each time, as under steady changes', () => {
    expect(look(...[3, 5, 9, 17, 33, 65, 129].map((lacks, i) => [200 + i, 200 + i - lacks] as const)).filter((said) => said.endsWith('true'))).toEqual([]);
  });

  test('does not alarm for what it lacked before it was equal', () => {
    expect(look([2, 1], [2, 2], [3, 3], [3, 3], [4, 3])).toEqual(['0 false', '', '', '', '12000 false']);
  });

  test('is remembered with a bound', () => {
    let differences: ReturnType<typeof compareDigests> = [];
    for (let i = 1; i < 100; i += 1) differences = compareDigests(differences, [gateway('g1', [digest('apim.apis', i * i)])], new Map([['apim.apis', digest('apim.apis', 1_000_000 + i)]]), i);
    expect(differences[0]?.seen.size).toBe(20);
  });

  test('is not judged while it catches up, or when it is gone', () => {
    expect(compareDigests([], [{ ...odd, state: 'catching up' }, { ...odd, expiresMs: 99 }], expected, 100)).toEqual([]);
  });
});
